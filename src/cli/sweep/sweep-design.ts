import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import {
  gridDesign,
  latinHypercube,
  oneAtATime,
  pointsFromTable,
  sobolDesign,
  zipDesign,
} from '../../design/index.ts';
import type { Design, Dimension, Point } from '../../design/index.ts';
import { drawnDimensions, readDimensions } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { Call } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

/** Options that name a design; one of them is given. */
export const designOptions: readonly (readonly [string, string])[] = [
  ['--grid <p=a,b...>', 'every value with every other: --grid rateChange.to=10%:20%:1% --grid p=a,b,c'],
  ['--zip <p=a,b...>', 'lists side by side: the first values together, then the second ones'],
  ['--lhs <n>', 'Latin hypercube of n points over --over'],
  ['--centred', 'points of --lhs in the middle of their cells'],
  ['--maximin', 'cells of --lhs chosen to lie far apart'],
  ['--sobol <n>', 'n points of the scrambled Sobol’ sequence over --over; powers of 2 are balanced'],
  ['--points <file>', 'points from a CSV file whose first line names parameters'],
  ['--one-at-a-time', 'current values, and each of --over alone at its 5% and 95% quantile or its values'],
  [
    '--over <p=low:high...>',
    'what is varied; a bare name is an assumption with its own distribution; all drawn assumptions when absent',
  ],
];

const kinds = ['grid', 'zip', 'lhs', 'sobol', 'points', 'oneAtATime'] as const;
type Kind = (typeof kinds)[number];

const flags: Readonly<Record<Kind, string>> = {
  grid: '--grid',
  zip: '--zip',
  lhs: '--lhs',
  sobol: '--sobol',
  points: '--points',
  oneAtATime: '--one-at-a-time',
};

/** The experiment that is swept, and where its levers and fixed assumptions stand now. */
export interface Swept {
  readonly experiment: Pick<LoadedExperiment, 'resolved' | 'model'>;
  readonly current: Point;
}

/**
 * The design that a call names. Throws E913 when none or several are named, for several lists without a name, and for designs that cannot
 * be made; E911 and E912 for tables; problems of `readDimensions` for dimensions.
 */
export function designOf(call: Pick<Call, 'options'>, swept: Swept): Design {
  const kind = kindOf(call);
  checkCompany(call, kind);
  try {
    return made(call, kind, swept);
  } catch (problem) {
    if (problem instanceof LabError || !(problem instanceof Error)) throw problem;
    const [message, expected] = problem.message.split('; expected ');
    throw refused(message, flags[kind], expected ?? 'a design that can be made');
  }
}

function made(call: Pick<Call, 'options'>, kind: Kind, swept: Swept): Design {
  const { resolved } = swept.experiment;
  const over = (): Dimension[] => {
    const texts = textsOf(call, 'over');
    if (texts.length > 0) return dimensionsOf(texts, '--over', swept);
    const drawn = drawnDimensions(resolved);
    if (drawn.length > 0) return drawn;
    throw refused('nothing to vary', '--over', '`--over p=low:high`: the experiment draws no assumption');
  };
  const most = [1, 1_000_000] as const;
  const { seed } = resolved;
  if (kind === 'grid') return gridDesign(dimensionsOf(listsOf(call, 'grid'), '--grid', swept));
  if (kind === 'zip') return zipDesign(dimensionsOf(listsOf(call, 'zip'), '--zip', swept));
  if (kind === 'sobol') return sobolDesign(over(), { points: countOption(call, 'sobol', most) ?? 1, seed });
  if (kind === 'points') return tableDesign(textOption(call, 'points') ?? '', swept);
  if (kind === 'oneAtATime') return aroundCurrent(over(), swept.current);
  const points = countOption(call, 'lhs', most) ?? 1;
  const chosen =
    call.options['maximin'] === true ? 'maximin' : call.options['centred'] === true ? 'centred' : 'random';
  return latinHypercube(over(), { points, seed, kind: chosen });
}

/** Dimensions whose current values are known stand there, the others at their medians. */
function aroundCurrent(dimensions: readonly Dimension[], current: Point): Design {
  const named = dimensions.flatMap(({ name }) => (Object.hasOwn(current, name) ? [name] : []));
  return oneAtATime(dimensions, {
    baseline: Object.fromEntries(named.map((name) => [name, current[name]])),
  });
}

function kindOf(call: Pick<Call, 'options'>): Kind {
  const given = kinds.filter((kind) => call.options[kind] !== undefined && call.options[kind] !== false);
  if (given.length === 1) return given[0];
  const named = given.map((kind) => flags[kind]).join(' and ');
  if (given.length > 1) throw refused(`two designs: ${named}`, named, 'one design at a time');
  const lists = textsOf(call, 'over').length;
  const message = lists > 1 ? `${lists} dimensions and no design` : 'no design';
  const expected =
    lists > 1
      ? '--grid for every value with every other, --zip for lists side by side, or --lhs, --sobol, --one-at-a-time with --over'
      : `one of ${kinds.map((kind) => flags[kind]).join(', ')}`;
  throw refused(message, '--over', expected);
}

/** Options that mean nothing to the named design are refused, not passed over. */
function checkCompany(call: Pick<Call, 'options'>, kind: Kind): void {
  const overless: readonly Kind[] = ['grid', 'zip', 'points'];
  if (overless.includes(kind) && textsOf(call, 'over').length > 0)
    throw refused(`--over beside ${flags[kind]}`, '--over', `all dimensions after ${flags[kind]}`);
  const places = ['centred', 'maximin'].filter((name) => call.options[name] === true);
  if (places.length > 0 && kind !== 'lhs')
    throw refused(`--${places[0]} without --lhs`, `--${places[0]}`, '--lhs beside it');
  if (places.length > 1) throw refused('--centred and --maximin', '--maximin', 'one of them');
}

function listsOf(call: Pick<Call, 'options'>, name: 'grid' | 'zip'): readonly string[] {
  return textsOf(call, name);
}

function textsOf({ options }: Pick<Call, 'options'>, name: string): readonly string[] {
  const given = options[name];
  const texts = Array.isArray(given) ? given : [given];
  return texts.filter((each): each is string => typeof each === 'string');
}

function dimensionsOf(texts: readonly string[], option: string, { experiment }: Swept): Dimension[] {
  const { resolved, model } = experiment;
  return readDimensions(texts, { resolved, model, option });
}

function tableDesign(file: string, swept: Swept): Design {
  const known = new Map<string, number | string>();
  const read = (name: string, written: string): number | string => {
    const text = `${name}=${written}`;
    const found = known.get(text) ?? oneValue(dimensionsOf([text], '--points', swept)[0], written);
    known.set(text, found);
    return found;
  };
  const names = [...parametersOf(swept.experiment.model).keys()];
  const table = pointsFromTable(textOf(file), { file: basename(file), names, read });
  const dimensions = table.names.map((name): Dimension => {
    const options = [...new Set(table.points.map((point) => point[name]))];
    return { name, distribution: { kind: 'choice', options, weights: options.map(() => 1) } };
  });
  return { method: 'points', dimensions, points: table.points };
}

function oneValue({ name, distribution }: Dimension, written: string): number | string {
  if (distribution.kind === 'choice' && distribution.options.length === 1) return distribution.options[0];
  throw new LabError('E912', `invalid ${name}: ${written}`, { expected: 'one value' });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : file;
    throw new LabError('E911', `cannot read the table: ${why}`, { file, expected: 'a CSV file' });
  }
}

function refused(message: string, path: string, expected: string): LabError {
  return new LabError('E913', message, { exit: exitCodes.usage, path, expected });
}
