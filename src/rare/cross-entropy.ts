import { ascending, quantile } from '../summarise/index.ts';
import { tiltToMean, tiltWeight } from './tilt.ts';
import type { ShockLaw, Shocks } from './tilt.ts';

/** One future under a tilt: how near it came to the event, and the shocks that it was made of. */
export interface TiltedFuture extends Shocks {
  readonly score: number;
}

/** How the tilt is looked for. */
export interface TiltSearch {
  readonly law: ShockLaw;
  /** Score that is the event. */
  readonly target: number;
  /** Futures of a stage. */
  readonly futures: number;
  /** Share of them that the next tilt is fitted to, 0.1 when absent. */
  readonly elite?: number;
  /** Most stages, 20 when absent. */
  readonly stages?: number;
  /** Simulates the futures of a stage under a tilt; different stages should have different luck. */
  simulate(theta: number, stage: number, futures: number): readonly TiltedFuture[];
}

/** The tilt that was found. */
export interface FoundTilt {
  readonly theta: number;
  /** Level of the elite in each stage; the last is the target when it was reached. */
  readonly levels: readonly number[];
  readonly reached: boolean;
}

/**
 * The tilt nearest to the law of the futures that reach the event, in relative entropy: stage by stage the tilt whose mean is the weighted
 * mean of the shocks of the elite (Rubinstein and Kroese 2004). Throws for a share outside 0 to 1 or no futures.
 */
export function crossEntropyTilt(search: TiltSearch): FoundTilt {
  const { law, target, futures, elite = 0.1, stages = 20 } = search;
  if (!(elite > 0 && elite < 1)) throw new Error(`invalid elite: ${elite}; expected a share between 0 and 1`);
  let theta = 0;
  const levels: number[] = [];
  for (let stage = 0; stage < stages; stage++) {
    const lived = search.simulate(theta, stage, futures);
    const scores = lived.map(({ score }) => score);
    const level = Math.min(target, quantile(ascending(scores), 1 - elite));
    levels.push(level);
    theta = fitted(
      law,
      theta,
      lived.filter(({ score }) => score >= level),
    );
    if (level >= target) return { theta, levels, reached: true };
  }
  return { theta, levels, reached: false };
}

function fitted(law: ShockLaw, theta: number, elite: readonly TiltedFuture[]): number {
  let [sum, count] = [0, 0];
  for (const future of elite) {
    const weight = tiltWeight(law, theta, future);
    sum += weight * future.sum;
    count += weight * future.count;
  }
  return count > 0 ? tiltToMean(law, sum / count) : theta;
}
