import { assumed, assumption, METIS_GRID } from '../../../src/define/index.ts';
import type { Mechanism } from '../../../src/define/index.ts';
import { floorToGrid } from '../../../src/numeric/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { SimulationSpec } from '../../../src/simulate/index.ts';
import { metisForShares, metisToPeg, pegOf, sharesForMetis } from '../../../models/arithmetic/pegged-pool.ts';
import { mechanism, model } from '../../../models/metis/economy.ts';

const source = assumed('for tests', 'high');
const number = (value: number, unit: string, means: string) =>
  assumption({ value, unit, between: [-10_000_000, 10_000_000], means, source });

/**
 * What stands below the tower, for tests: a liquid-staking share whose rate grows evenly, a pool for it, one forced sale of
 * shares on one day, and arbitrage that pays METIS in on the days after until the pool is at par.
 */
export const ground = mechanism({
  name: 'ground',
  purpose: 'Gives the tower a share, a pool and a shock.',
  parameters: {
    stakingYield: number(0.1, '1/year', 'growth of the share'),
    yieldEnds: number(10_000_000, 'day', 'first day without yield'),
    deposits: number(100_000, 'METIS', 'shares of the first day'),
    poolSide: number(5_000, 'METIS', 'METIS and shares in the pool'),
    amplification: number(50, '1', 'A of the pool; 0 for Solidly'),
    fee: number(0, 'share', 'fee of the pool'),
    shockDay: number(0, 'day', 'day of the sale'),
    shock: number(0, 'LST shares', 'shares sold on that day'),
    arbitrage: number(0, '1', '1 when the pool is brought back to par on the day after the shock'),
  },
  writes: [
    'unissued',
    'market',
    'stakingBuffer',
    'sharesIssued',
    'sharesToPlace',
    'curveMetis',
    'curveShares',
    'curveAmplification',
    'curveFee',
    'exchangeRate',
    'liquidYield',
    'discount',
    'price',
  ],
  start({ economy, parameters }) {
    const { deposits, poolSide } = parameters;
    economy.unissued -= economy.unissued;
    economy.market += 10_000_000 - deposits - poolSide;
    economy.stakingBuffer[0] += deposits;
    economy.sharesIssued[0] -= deposits;
    economy.sharesToPlace[0] += deposits;
    economy.curveMetis[0] += poolSide;
    economy.sharesToPlace[0] -= poolSide;
    economy.curveShares[0] += poolSide;
    economy.curveAmplification[0] = parameters.amplification;
    economy.curveFee[0] = parameters.fee;
    economy.liquidYield[0] = parameters.stakingYield;
    economy.price = 8;
  },
  step({ economy, parameters, day }) {
    const yields = day < parameters.yieldEnds ? parameters.stakingYield : 0;
    economy.exchangeRate[0] *= 1 + yields / 365;
    economy.liquidYield[0] = yields;
    const pool = () => ({
      metis: economy.curveMetis[0],
      shares: economy.curveShares[0],
      rate: economy.exchangeRate[0],
      amplification: economy.curveAmplification[0],
      fee: economy.curveFee[0],
    });
    if (day === parameters.shockDay) {
      const sold = floorToGrid(Math.min(parameters.shock, economy.sharesToPlace[0]), METIS_GRID);
      const paid = floorToGrid(metisForShares(sold, pool()), METIS_GRID);
      economy.sharesToPlace[0] -= sold;
      economy.curveShares[0] += sold;
      economy.curveMetis[0] -= paid;
      economy.market += paid;
    } else if (parameters.arbitrage === 1 && day > parameters.shockDay) {
      const paid = floorToGrid(metisToPeg(0.999, pool()), METIS_GRID);
      const got = floorToGrid(sharesForMetis(paid, pool()), METIS_GRID);
      economy.market -= paid;
      economy.curveMetis[0] += paid;
      economy.curveShares[0] -= got;
      economy.sharesToPlace[0] += got;
    }
    economy.discount[0] = 1 - pegOf(pool());
  },
});

/** Runs mechanisms on the ground, audited: after every step the ledger is exact and only what may be written was. */
export function runTower(
  schedule: readonly Mechanism[],
  spec: Omit<SimulationSpec, 'model' | 'seed' | 'observe'> & { seed?: number; observe?: readonly string[] },
) {
  const tower = model({ name: 'tower', version: '1.0.0', means: 'a test', schedule: [ground, ...schedule] });
  return simulate({
    seed: 1,
    observe: [],
    audit: true,
    ...spec,
    populations: { protocols: 1, positions: 50, ...spec.populations },
    model: tower,
  });
}

/** A quantity of a mechanism's own as it was left: a column as the sum of its members. */
export function own(simulation: ReturnType<typeof simulate>, mechanism: string, name: string): number {
  const running = simulation.world.running.find((each) => each.mechanism.name === mechanism);
  const value = running?.context.own[name];
  if (value === undefined) throw new Error(`unknown own quantity: ${mechanism}.${name}`);
  return typeof value === 'number' ? value : value.reduce((sum, each) => sum + each, 0);
}
