import { LabError, nearest, showQuantity, takes } from '../define/index.ts';
import type { Take } from '../define/index.ts';
import type { ResolvedOutcome } from '../plan/index.ts';
import { unitsOf } from './model-facts.ts';
import { isNameOfScenario } from './names.ts';
import { entriesOf, itemsOf, keyOf, textOf } from './plain.ts';
import { clipped, pathText } from './problems.ts';
import type { Path } from './problems.ts';
import { readAmount } from './read-amount.ts';
import type { SettingsContext } from './read-settings.ts';

/** Observed names in file order; E106 for one the model does not have, E103 for one named twice. */
export function resolveObserved(data: unknown, { model, problems }: SettingsContext): string[] {
  const units = unitsOf(model);
  const names: string[] = [];
  itemsOf(data).forEach((item, at) => {
    const name = textOf(item);
    if (name === undefined) return;
    if (!units.has(name)) unknownObservable(name, ['observe', at], { model, problems });
    if (names.includes(name))
      problems.add('E103', `duplicate \`${clipped(name)}\` in observe`, ['observe', at], {
        expected: 'each name once',
      });
    names.push(name);
  });
  return names;
}

/** E106: the model has no quantity or measure of this name. */
export function unknownObservable(name: string, path: Path, { model, problems }: SettingsContext): void {
  const names = [...unitsOf(model).keys()];
  const last = name.slice(name.lastIndexOf('.') + 1);
  problems.add('E106', `unknown quantity or measure \`${clipped(name)}\``, path, {
    suggestion: nearest(name, names) ?? names.find((each) => each === last || each.endsWith(`.${last}`)),
    expected: `a shared quantity or \`mechanism.measure\` of model ${model.name}`,
  });
}

/** Outcomes sorted by name, with observable and take apart and `matters` in the canonical unit. */
export function resolveOutcomes(data: unknown, context: SettingsContext): ResolvedOutcome[] {
  const outcomes: ResolvedOutcome[] = [];
  for (const [name, written] of entriesOf(data)) {
    const path = ['outcomes', name];
    if (!isNameOfScenario(name)) {
      context.problems.add('E117', `invalid outcome name \`${clipped(name)}\``, path, {
        part: 'key',
        expected: 'letters, digits and dashes, starting with a letter, no word of tests such as `min`',
      });
    }
    const outcome = resolveOutcome(name, written, context);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  if (outcomes.length === 0 && context.problems.found.length === 0) {
    context.problems.add('E107', 'missing outcomes', ['outcomes'], { expected: 'at least one outcome' });
  }
  return outcomes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resolveOutcome(
  name: string,
  written: unknown,
  context: SettingsContext,
): ResolvedOutcome | undefined {
  const { model, problems } = context;
  const from = textOf(keyOf(written, 'from'));
  const better = keyOf(written, 'better');
  if (from === undefined || (better !== 'higher' && better !== 'lower' && better !== 'neutral'))
    return undefined;
  const path = ['outcomes', name, 'from'];
  const [of, takeName = ''] = from.split('@');
  const observed = unitsOf(model).get(of);
  if (observed === undefined) unknownObservable(of, path, context);
  const take = isTake(takeName) && from === `${of}@${takeName}` ? takeName : undefined;
  if (take === undefined) unknownTake(from, of, takeName, path, context);
  if (observed === undefined || take === undefined) return undefined;
  // A fall from a maximum is a share of that maximum, whatever falls.
  const unit = take === 'drop' ? 'share' : observed;
  const matters = problems.attempt(['outcomes', name, 'matters'], () =>
    readMatters(keyOf(written, 'matters'), { name, unit, model }),
  );
  if (matters === undefined) return undefined;
  const label = textOf(keyOf(written, 'label')) ?? name;
  return { name, label, of, take, unit, better, matters, headline: keyOf(written, 'headline') === true };
}

const isTake = (name: string): name is Take => Object.hasOwn(takes, name);

function unknownTake(
  from: string,
  of: string,
  take: string,
  path: Path,
  { problems }: SettingsContext,
): void {
  const near = nearest(take, Object.keys(takes));
  problems.add(
    'E125',
    take === '' ? `no take in \`${clipped(from)}\`` : `unknown take \`${clipped(take)}\``,
    path,
    {
      suggestion: take === '' ? `${of}@end` : near === undefined ? undefined : `${of}@${near}`,
      expected: `${of} followed by one of ${Object.keys(takes)
        .map((each) => `@${each}`)
        .join(', ')}`,
    },
  );
}

/** Smallest difference worth a sentence; a bare number counts in the unit of the outcome, except for shares and rates, which need %. */
function readMatters(
  written: unknown,
  { name, unit, model }: { name: string; unit: string; model: SettingsContext['model'] },
): number {
  const path = `outcomes.${name}.matters`;
  const inPercent = ['share', '1/year', '1/day'].includes(unit);
  const amount = typeof written === 'number' && !inPercent && unit !== '1' ? `${written} ${unit}` : written;
  try {
    const value = readAmount(amount, { name: path, unit, model, example: inPercent ? 0.05 : 1 });
    if (value >= 0) return value;
  } catch (error) {
    if (!(error instanceof LabError) || (error.code !== 'E121' && error.code !== 'E122')) throw error;
  }
  const example = showQuantity(inPercent ? 0.05 : 1, inPercent ? 'share' : unit);
  throw new LabError(
    'E127',
    `invalid ${pathText(['outcomes', name, 'matters'])}: ${clipped(String(written))}`,
    {
      expected: `the smallest difference worth a sentence in ${inPercent ? '%' : unit}, zero or more, such as \`${example}\``,
    },
  );
}
