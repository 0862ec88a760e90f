import { importBundle } from '../../../src/load/index.ts';
import * as library from '../../../src/library.ts';
import type { Model } from '../../../src/define/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import type { RunnableExperiment } from '../../../src/run/index.ts';
import { stakingExperiment } from './small-experiment.ts';

/**
 * A bundled experiment with a model of its own, whose mechanism goes wrong on a day of its luck, in the way its lever says. `marker`
 * is the path of a file that makes the fault `dieOnce` happen once.
 */
export function faultyBundle(marker = ''): string {
  return `
import { assumed, defineEconomy, lever, level, stock } from 'metis-lab';
const { mechanism, model } = defineEconomy({
  units: { coin: { grid: 1, means: 'coins' } },
  quantities: {
    purse: stock('coin', { means: 'coins at hand', start: 100 }),
    chest: stock('coin', { means: 'coins put away' }),
    mood: level('1', { means: 'sum of all luck' }),
  },
});
const world = (() => {}).constructor('return process')();
const luckless = mechanism({
  name: 'luckless',
  purpose: 'Puts coins away, and fails.',
  parameters: {
    fault: lever({
      value: 'none',
      options: { none: 'no', throw: 'throws', nan: 'makes a NaN', leak: 'loses a coin', die: 'ends its thread', dieOnce: 'ends its thread once' },
      means: 'what happens on an unlucky day',
      source: assumed('for the test', 'low'),
    }),
  },
  writes: ['purse', 'chest', 'mood'],
  draws: ['luck'],
  step({ economy, parameters, random, day }) {
    const luck = random.luck.uniform(0, day);
    economy.mood += luck;
    if (economy.purse > 0) { economy.purse -= 1; economy.chest += 1; }
    if (luck > 0.005) return;
    if (parameters.fault === 'throw') throw new Error('no luck on day ' + day);
    if (parameters.fault === 'nan') economy.mood = NaN;
    if (parameters.fault === 'leak') economy.purse -= 1;
    if (parameters.fault === 'die') world.exit(7);
    if (parameters.fault === 'dieOnce') {
      const files = world.getBuiltinModule('fs');
      if (!files.existsSync(${JSON.stringify(marker)})) { files.writeFileSync(${JSON.stringify(marker)}, 'dead'); world.exit(7); }
    }
  },
  measures: {},
});
export default { model: model({ name: 'luckless', version: '1.0.0', means: 'bad luck', schedule: [luckless] }) };
`;
}

const isMade = (value: unknown): value is { readonly model: Model } =>
  typeof value === 'object' && value !== null && 'model' in value;

/** Two scenarios of the faulty model, 40 replications of 60 days: all is well in one, the other has the named fault. */
export async function faultyExperiment(fault: string, marker?: string): Promise<RunnableExperiment> {
  const bundle = faultyBundle(marker);
  const made: unknown = await importBundle(bundle, library);
  if (!isMade(made)) throw new Error('missing model: the bundle has none');
  const { resolved } = stakingExperiment();
  const luckless: ResolvedExperiment = {
    ...resolved,
    name: 'luckless',
    model: { name: 'luckless', version: '1.0.0' },
    populations: {},
    baseline: 'well',
    scenarios: [
      { name: 'well', label: 'All is well', levers: {} },
      { name: 'ill', label: 'Ill', levers: { 'luckless.fault': fault } },
    ],
    assumptions: [],
    observe: ['mood'],
    outcomes: resolved.outcomes.map((outcome) => ({ ...outcome, name: 'mood', of: 'mood', unit: '1' })),
  };
  return { resolved: luckless, model: made.model, ownModel: true, format: 'ts', source: bundle, bundle };
}
