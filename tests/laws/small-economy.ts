import { metis } from '../../models/metis/metis.ts';
import type { Model } from '../../src/define/index.ts';
import { observablesOf, simulate } from '../../src/simulate/index.ts';
import type { Simulation, SimulationSpec } from '../../src/simulate/index.ts';

export type Values = Readonly<Record<string, number | string>>;

/** The vote of October 2025: 15 % instead of 20 %, and a reserve of 2,000,000 METIS. */
export const vote: Values = { 'rateChange.to': 0.15, 'eagr.size': 2_000_000 };

/** Nobody acts, blocks come every 8 s and are shared by bond, the reward is reset every day: the stake stays as it is. */
export const fixedStake: Values = {
  'holders.behaviour': 'off',
  'operators.decisions': 'off',
  'blocks.drift': 'fixed',
  'rewardReset.policy': 'everyPeriod',
  'rewardReset.resetDays': 1,
  'sequencerPool.production': 'expected',
};

/** Everything a model shows, in order. */
export const allOf = (model: Model): string[] => observablesOf(model).map(({ name }) => name);

/** A replication of the METIS economy with few holders; everything is observed unless said. */
export function small(spec: Partial<SimulationSpec> = {}): Simulation {
  return simulate({
    model: metis,
    days: 120,
    seed: 1,
    observe: allOf(spec.model ?? metis),
    ...spec,
    populations: { holders: 100, ...spec.populations },
  });
}

/** The value of a series on the last recorded day. */
export function last({ series }: Simulation, name: string): number {
  const values = series[name];
  return values?.[values.length - 1] ?? NaN;
}

/** Names of the series in which two replications differ on some recorded day up to `until`. */
export function differing(one: Simulation, other: Simulation, until = Infinity): string[] {
  return Object.keys(one.series).filter((name) => {
    const a = one.series[name] ?? [];
    const b = other.series[name] ?? [];
    return one.days.some((day, at) => day <= until && !Object.is(a[at], b[at]));
  });
}
