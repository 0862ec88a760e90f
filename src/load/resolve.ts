import { grouped } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { withDesign } from '../plan/index.ts';
import type { ResolvedAssumption, ResolvedExperiment, ResolvedScenario } from '../plan/index.ts';
import { commandWords } from './command-words.ts';
import { seriesBytesOf } from './estimate.ts';
import { bytesInWords } from './model-facts.ts';
import { isNameOfExperiment } from './names.ts';
import { applySet, selectScenarios } from './overrides.ts';
import type { Overrides } from './overrides.ts';
import { entriesOf, isRecord, keyOf, sortedRecord, textOf } from './plain.ts';
import { clipped, createProblems } from './problems.ts';
import type { Problems } from './problems.ts';
import { readCitation } from './read-provenance.ts';
import type { SettingsContext } from './read-settings.ts';
import { resolveAssumptions } from './resolve-assumptions.ts';
import type { Listed } from './resolve-assumptions.ts';
import { resolveClaims, resolveGates } from './resolve-claims.ts';
import { resolveReadings } from './resolve-readings.ts';
import { resolveDraws } from './resolve-draws.ts';
import { resolveObserved, resolveOutcomes } from './resolve-outcomes.ts';
import { resolveCommonLevers, resolveScenarios, unknownScenario } from './resolve-scenarios.ts';
import { resolveCount, resolvePopulations, resolveTime } from './resolve-sizes.ts';
import { resolveStopping } from './resolve-stopping.ts';

type Point = Readonly<Record<string, number | string>>;

const mostPoints = 10_000;
/** Series beyond this size are refused: 4 TB. */
const mostBytes = 4e12;

/**
 * Resolves an experiment in the form of files against a model; what is wrong is gathered in `problems`, and the result only
 * means something when there are none. What the command line changed stands in its disclosure, so that every report says it.
 */
export function resolveExperiment(data: unknown, given: ResolveGiven): ResolvedExperiment {
  const { model, overrides } = given;
  const asked = resolveAsked(data, given);
  if (Object.keys(overrides).length === 0 || given.problems.found.length > 0) return asked;
  const file = resolveAsked(data, { model, problems: createProblems('', () => undefined), overrides: {} });
  const said = commandWords({ asked, file, model }, Object.keys(overrides.set ?? {}));
  return { ...asked, disclosure: sortedRecord(Object.entries({ ...asked.disclosure, ...said })) };
}

interface ResolveGiven {
  readonly model: Model;
  readonly problems: Problems;
  readonly overrides: Overrides;
}

function resolveAsked(data: unknown, { model, problems, overrides }: ResolveGiven): ResolvedExperiment {
  const context: SettingsContext = { model, problems };
  const { varied, scenarios } = resolveParameters(data, overrides, context);
  const baseline = textOf(keyOf(data, 'baseline')) ?? '';
  const names = scenarios.map(({ name }) => name);
  if (keyOf(data, 'baseline') !== undefined && names.length > 0 && !names.includes(baseline))
    unknownScenario(baseline, ['baseline'], names, context);
  const outcomes = resolveOutcomes(keyOf(data, 'outcomes'), context);
  const testNames = {
    scenarios: names,
    baseline,
    // All that are written: what is wrong with one of them is told once, where it stands.
    outcomes: entriesOf(keyOf(data, 'outcomes'))
      .map(([name]) => name)
      .sort(),
    varied: [...varied.assumptions.map(({ name }) => name), ...varied.listed.map(({ name }) => name)],
  };
  const claims = resolveClaims(keyOf(data, 'claims'), testNames, context);
  const expect = resolveGates(keyOf(data, 'expect'), testNames, context);
  const sizes = resolveSizes(data, overrides, context);
  const points = pointsOf(varied.listed, problems);
  const resolved: ResolvedExperiment = {
    schema: 1,
    name: resolveName(keyOf(data, 'name'), problems),
    question: textOf(keyOf(data, 'question')) ?? '',
    model: { name: model.name, version: model.version },
    ...sizes,
    baseline,
    scenarios,
    points,
    assumptions: varied.assumptions,
    ...resolveDraws(data, { ...sizes, assumptions: varied.assumptions }, context),
    outcomes,
    claims,
    ...resolveReadings(keyOf(data, 'readings'), { ...sizes, names: testNames }, context),
    expect,
    ...resolveStopping(data, { names: testNames, blockSize: sizes.blockSize, overrides }, context),
    ...resolveProposal(keyOf(data, 'proposal'), problems),
    disclosure: sortedRecord(
      entriesOf(keyOf(data, 'disclosure')).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
  checkDisk(resolved, problems);
  const selected =
    overrides.scenarios === undefined ? resolved : selectScenarios(resolved, overrides.scenarios, context);
  return overrides.design === undefined ? selected : withDesign(selected, overrides.design);
}

function resolveParameters(
  data: unknown,
  overrides: Overrides,
  context: SettingsContext,
): { varied: { assumptions: ResolvedAssumption[]; listed: Listed[] }; scenarios: ResolvedScenario[] } {
  const common = resolveCommonLevers(keyOf(data, 'levers'), context);
  const world = resolveAssumptions(keyOf(data, 'assumptions'), context);
  const set = applySet(
    { fixed: common.fixed, assumptions: world.assumptions, listed: [...common.listed, ...world.listed] },
    overrides.set ?? {},
    context,
  );
  const scenarios = resolveScenarios(keyOf(data, 'scenarios'), set.fixed, context);
  warnHidden(set.listed, scenarios, context);
  warnKept(Object.keys(overrides.set ?? {}), set.fixed, scenarios, context);
  return { varied: set, scenarios };
}

/** A listed lever that every scenario sets for itself changes nothing. */
function warnHidden(
  listed: readonly Listed[],
  scenarios: readonly ResolvedScenario[],
  { problems }: SettingsContext,
): void {
  for (const { name } of listed) {
    const hidden = scenarios.filter(({ levers }) => Object.hasOwn(levers, name));
    if (hidden.length === 0) continue;
    problems.warn(
      'W102',
      `the values listed for \`${name}\` do not reach ${hidden.map((each) => each.name).join(', ')}`,
      ['levers', name],
      'a lever either listed or set by the scenario',
    );
  }
}

/** A lever of the command line does not reach the scenarios that set it themselves. */
function warnKept(
  names: readonly string[],
  fixed: ReadonlyMap<string, number | string>,
  scenarios: readonly ResolvedScenario[],
  { problems }: SettingsContext,
): void {
  for (const name of names) {
    if (!fixed.has(name)) continue;
    const kept = scenarios.filter(({ levers }) => levers[name] !== fixed.get(name));
    if (kept.length === 0) continue;
    const whose = kept.map((each) => each.name).join(', ');
    problems.warn(
      'W104',
      `\`--set ${name}\` does not reach ${whose}: a scenario that sets the lever itself keeps its own value`,
      ['--set', name],
      'a lever that the scenarios do not set, or another value in the file',
    );
  }
}

function resolveSizes(data: unknown, overrides: Overrides, context: SettingsContext) {
  const { problems } = context;
  const time = resolveTime(keyOf(data, 'time'), context);
  const observe = resolveObserved(keyOf(data, 'observe'), context);
  const count = (key: 'replications' | 'seed' | 'blockSize', given?: number): number => {
    const bytes = key === 'replications' ? { bytes: seriesBytesOf({ time, observe }) } : {};
    return given === undefined
      ? resolveCount(keyOf(data, key), { key, path: [key], ...bytes }, problems)
      : resolveCount(given, { key, path: [`--${key}`], ...bytes }, problems);
  };
  return {
    time,
    observe,
    replications: count('replications', overrides.replications),
    seed: count('seed', overrides.seed),
    blockSize: count('blockSize'),
    populations: resolvePopulations(keyOf(data, 'populations'), overrides.populations ?? {}, {
      context,
      days: time.days,
    }),
  };
}

function resolveName(written: unknown, problems: Problems): string {
  if (typeof written !== 'string') return '';
  if (!isNameOfExperiment(written)) {
    const words = written.match(/[A-Za-z0-9]+/gu)?.join('-') ?? '';
    const similar = words.slice(0, 64).replace(/-$/u, '');
    problems.add('E117', `invalid experiment name \`${clipped(written)}\``, ['name'], {
      suggestion: isNameOfExperiment(similar) ? similar : undefined,
      expected: 'letters, digits and dashes inside, at most 64; the name becomes a folder',
    });
  }
  return written;
}

function resolveProposal(written: unknown, problems: Problems): Pick<ResolvedExperiment, 'proposal'> {
  if (!isRecord(written) || typeof written.title !== 'string') return {};
  return { proposal: readCitation(written, ['proposal'], problems) };
}

/** Every combination of listed values; names sorted, the last one changing fastest. */
function pointsOf(listed: readonly Listed[], problems: Problems): Point[] {
  const sorted = [...listed].sort((a, b) => (a.name < b.name ? -1 : 1));
  let count = 1;
  for (const { values } of sorted) count *= values.length;
  if (count > mostPoints) {
    problems.add('E119', `${grouped(count)} design points from lists`, ['levers'], {
      expected: `at most ${grouped(mostPoints)} combinations of listed values`,
    });
    return [{}];
  }
  let points: Point[] = [{}];
  for (const { name, values } of sorted)
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  return points;
}

function checkDisk(resolved: ResolvedExperiment, problems: Problems): void {
  const { replications, scenarios, points } = resolved;
  const bytes = replications * scenarios.length * points.length * seriesBytesOf(resolved);
  if (bytes <= mostBytes) return;
  problems.add(
    'E119',
    `too large: the series would take about ${bytesInWords(bytes)} on disk`,
    ['replications'],
    {
      expected: `at most ${bytesInWords(mostBytes)}: fewer replications, scenarios or observed names, or a longer \`time.record\``,
    },
  );
}
