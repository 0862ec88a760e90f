import { grouped, showQuantity } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { ResolvedAssumption, ResolvedExperiment } from '../plan/index.ts';
import { parametersOf } from './model-facts.ts';

/** What an experiment is with the command line's changes, and what its file says without them. */
export interface BesideFile {
  readonly asked: ResolvedExperiment;
  readonly file: ResolvedExperiment;
  readonly model: Model;
}

/**
 * Entries of a disclosure by which a run says what the command line changed, in no run key: `set full eagr.size` with
 * `2,000,000 METIS -> 1,000,000 METIS` (`set all …` for assumptions and listed values), and `file says futures`, `seed`, `rules` or the name
 * of a population with what the file says. Empty where nothing differs.
 */
export function commandWords(beside: BesideFile, set: readonly string[]): Record<string, string> {
  return Object.fromEntries([...set.flatMap((name) => setWords(name, beside)), ...sizeWords(beside)]);
}

function setWords(name: string, { asked, file, model }: BesideFile): (readonly [string, string])[] {
  const parameter = parametersOf(model).get(name);
  if (parameter === undefined) return [];
  const shown = (value: number | string): string =>
    typeof value === 'number' && parameter.type === 'number'
      ? showQuantity(value, parameter.unit)
      : String(value);
  const usual = `${shown(parameter.value)} (the model’s own)`;
  const listed = [
    ...new Set(file.points.flatMap((point) => (Object.hasOwn(point, name) ? [point[name]] : []))),
  ];
  const now = asked.assumptions.find((each) => each.name === name)?.distribution;
  if (listed.length > 0 || parameter.role === 'assumption') {
    const value = now?.kind === 'fixed' ? now.value : asked.scenarios[0]?.levers[name];
    const before =
      listed.length > 0
        ? listed.map(shown).join(' or ')
        : drawnWords(
            file.assumptions.find((each) => each.name === name),
            { shown, usual },
          );
    return value === undefined ? [] : changed('all', { name, before, after: shown(value) });
  }
  return asked.scenarios.flatMap(({ name: scenario, levers }) => {
    const before = file.scenarios.find((each) => each.name === scenario)?.levers ?? {};
    const was = Object.hasOwn(before, name) ? shown(before[name]) : usual;
    return Object.hasOwn(levers, name)
      ? changed(scenario, { name, before: was, after: shown(levers[name]) })
      : [];
  });
}

const changed = (
  where: string,
  { name, before, after }: { readonly name: string; readonly before: string; readonly after: string },
): (readonly [string, string])[] =>
  before === after ? [] : [[`set ${where} ${name}`, `${before} -> ${after}`]];

/** What an assumption was drawn from in the file. */
function drawnWords(
  assumption: ResolvedAssumption | undefined,
  { shown, usual }: { readonly shown: (value: number | string) => string; readonly usual: string },
): string {
  if (assumption === undefined) return usual;
  const { distribution } = assumption;
  if (distribution.kind === 'fixed') return shown(distribution.value);
  if ('low' in distribution) return `${shown(distribution.low)} to ${shown(distribution.high)}`;
  if (distribution.kind === 'choice') return distribution.options.map(shown).join(' or ');
  return `draws (${distribution.kind})`;
}

/** Letters of labels of scenarios that were left out. */
const mostOfLabels = 1_000;

function sizeWords({ asked, file }: BesideFile): (readonly [string, string])[] {
  const sizes = Object.entries(file.populations).filter(([name, size]) => asked.populations[name] !== size);
  const kept = asked.scenarios.map(({ name }) => name);
  const left = file.scenarios.filter(({ name }) => !kept.includes(name)).map(({ label }) => label);
  return [
    ...(asked.replications === file.replications ? [] : [['futures', grouped(file.replications)] as const]),
    ...(asked.seed === file.seed ? [] : [['seed', String(file.seed)] as const]),
    ...(left.length === 0 ? [] : [['rules', `also ${left.join(', ').slice(0, mostOfLabels)}`] as const]),
    ...sizes.map(([name, size]) => [name, grouped(size)] as const),
  ].map(([what, said]) => [`file says ${what}`, said] as const);
}
