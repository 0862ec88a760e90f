// Option values from characteristic functions, written for the tests alone: the reference of the simulated processes.
// Lewis 2001: C = S − √(S K) e^(−rT/2)/π ∫ Re[e^(iuk) φ(u − i/2)]/(u² + ¼) du, k = ln(S/K) + rT, φ that of a log return with E[e^X] = 1.

/** A complex number. */
export type Complex = readonly [number, number];

export const add = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
export const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
export const over = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
};
export const scale = (k: number, [a, b]: Complex): Complex => [k * a, k * b];
export const power = ([a, b]: Complex): Complex => [Math.exp(a) * Math.cos(b), Math.exp(a) * Math.sin(b)];
export const ln = ([a, b]: Complex): Complex => [Math.log(Math.hypot(a, b)), Math.atan2(b, a)];
export const root = ([a, b]: Complex): Complex => {
  const size = Math.hypot(a, b);
  const real = Math.sqrt((size + a) / 2);
  return [real, Math.sign(b) * Math.sqrt(Math.max(0, (size - a) / 2))];
};
const one: Complex = [1, 0];

/** Value of a European call with price 1 for the underlying × `price`, by the trapezium rule on 0 to 200. */
export function fourierCall(
  { price, strike, years, rate }: { price: number; strike: number; years: number; rate: number },
  characteristic: (u: Complex) => Complex,
): number {
  const k = Math.log(price / strike) + rate * years;
  const step = 0.01;
  let integral = 0;
  for (let n = 0; n <= 20_000; n++) {
    const u = n * step;
    const value = times(power([0, u * k]), characteristic([u, -0.5]))[0] / (u * u + 0.25);
    integral += (n === 0 ? 0.5 : 1) * value * step;
  }
  return price - (Math.sqrt(price * strike) * Math.exp((-rate * years) / 2) * integral) / Math.PI;
}

/** Brownian motion with volatility σ over T years. */
export const brownian =
  (volatility: number, years: number) =>
  (u: Complex): Complex => {
    const square = times(u, u);
    return power(scale((-volatility * volatility * years) / 2, add(square, times([0, 1], u))));
  };

/** Kou's jump diffusion; mean sizes of jumps up and down as log returns. */
export const kouLaw =
  (
    p: { volatility: number; jumpRate: number; upShare: number; upMean: number; downMean: number },
    years: number,
  ) =>
  (u: Complex): Complex => {
    const iu = times([0, 1], u);
    const jump = (at: Complex): Complex =>
      add(
        scale(p.upShare, over(one, add(one, scale(-p.upMean, at)))),
        scale(1 - p.upShare, over(one, add(one, scale(p.downMean, at)))),
      );
    const expected = jump(one)[0] - 1;
    const exponent = add(scale(-p.jumpRate * expected, iu), scale(p.jumpRate, add(jump(iu), [-1, 0])));
    return times(brownian(p.volatility, years)(u), power(scale(years, exponent)));
  };

/** Heston's stochastic variance, in the form without jumps of the logarithm (Albrecher, Mayer, Schoutens and Tistaert 2007). */
export const hestonLaw =
  (
    p: {
      startVariance: number;
      meanVariance: number;
      reversion: number;
      varianceVolatility: number;
      correlation: number;
    },
    years: number,
  ) =>
  (u: Complex): Complex => {
    const { reversion: kappa, varianceVolatility: sigma, correlation: rho } = p;
    const iu = times([0, 1], u);
    const b = add([kappa, 0], scale(-rho * sigma, iu));
    const d = root(add(times(b, b), scale(sigma * sigma, add(times(u, u), iu))));
    const minus = add(b, scale(-1, d));
    const g = over(minus, add(b, d));
    const decay = power(scale(-years, d));
    const shrink = over(add(one, scale(-1, times(g, decay))), add(one, scale(-1, g)));
    const c = scale(
      (kappa * p.meanVariance) / (sigma * sigma),
      add(scale(years, minus), scale(-2, ln(shrink))),
    );
    const v = scale(
      p.startVariance / (sigma * sigma),
      times(minus, over(add(one, scale(-1, decay)), add(one, scale(-1, times(g, decay))))),
    );
    return power(add(c, v));
  };
