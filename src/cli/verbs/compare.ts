import { exitCodes, LabError } from '../../define/index.ts';
import { parseExpression } from '../../plan/index.ts';
import { compareText } from '../../report/compare.ts';
import type { Comparison, CompareRequest } from '../../report/compare.ts';
import { gateResults } from '../../report/gates.ts';
import type { GateResult } from '../../report/gates.ts';
import { plainText } from '../../report/escape.ts';
import { readRun } from '../../report/run-data.ts';
import type { RunData } from '../../report/run-data.ts';
import type { Answer } from '../console.ts';
import { aligned, lineWidth } from '../console.ts';
import { underHeadings, wrapLines } from '../fold-table.ts';
import { compareRuns } from '../compare-runs.ts';
import { jsonSafe } from '../json-safe.ts';
import { listOption } from '../list-option.ts';
import { aboutBundles, withRuns } from '../open-runs.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

/** `mlab compare <run> [<run>]`: paired effects with their uncertainty, and the bundle taken apart. */
export const compare: Verb = {
  name: 'compare',
  description: 'paired effects between scenarios of a run, or between two runs, with uncertainty',
  arguments: [
    ['<run>', 'run key, beginning of one, experiment, folder, or bundle (.zip)'],
    ['[other]', 'another run: its scenarios against those of the first'],
  ],
  options: [
    ['--scenarios <a,b>', 'only these scenarios'],
    ['--outcome <name>', 'only this outcome (several: a,b)'],
    ['--baseline <name>', 'compare with this scenario'],
    ['--point <n>', 'design point (0)'],
    ['--fail-if <test>', 'exit 5 when this holds: "chance(runwayYears < current.runwayYears, full) > 0.5"'],
    ['--unpaired', 'also the interval without pairing'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab compare eagr', 'mlab compare 7k3m9q2f --outcome runwayYears --scenarios current,full'],
  async run(call) {
    const [first = '', other] = call.args;
    return withRuns(call, [...new Set([first, other ?? first])], async (runs) => {
      const [before, after = before] = runs.map(({ run }) => readRun(run.folder));
      const found = other === undefined ? ofOne(call, before) : ofTwo(call, before, after);
      return aboutBundles(runs, found);
    });
  },
};

function ofOne(call: Call, run: RunData): Answer {
  const request = requestOf(call, run);
  const gate = failIf(call, run);
  return answerOf(call, run, compareText(run, request), gate);
}

function ofTwo(call: Call, run: RunData, second: RunData): Answer {
  const request = requestOf(call, run);
  const gate = failIf(call, run);
  const { rows, notes, data } = compareRuns(run, second, request);
  for (const note of notes) call.console.warn(note);
  return {
    text: [...aligned(underHeadings(rows), '  '), ...gateLines(gate)],
    records: rows,
    data: jsonSafe({ ...data, gate }),
    exit: exitOf(gate),
  };
}

function requestOf(call: Call, run: RunData): CompareRequest {
  const known = run.experiment.scenarios.map(({ name }) => name);
  const scenarios = listOption(call, 'scenarios', known);
  const outcomes = listOption(
    call,
    'outcome',
    run.experiment.outcomes.map(({ name }) => name),
  );
  const baseline = listOption(call, 'baseline', known)?.[0];
  const point = countOption(call, 'point', [0, run.experiment.points.length - 1]);
  return {
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(baseline === undefined ? baselineAmong(scenarios, run) : { baseline }),
    ...(point === undefined ? {} : { point }),
    unpaired: call.options['unpaired'] === true,
  };
}

/** When the named scenarios leave the baseline out, the first of them takes its place: `--scenarios rate,full`. */
function baselineAmong(scenarios: readonly string[] | undefined, run: RunData): { baseline?: string } {
  if (scenarios === undefined || scenarios.length < 2 || scenarios.includes(run.experiment.baseline))
    return {};
  return { baseline: scenarios[0] };
}

/** The test of --fail-if decided; undefined without one. */
function failIf(call: Call, run: RunData): GateResult | undefined {
  const test = textOption(call, 'failIf');
  if (test === undefined) return undefined;
  try {
    parseExpression(test);
    const [{ passed, found }] = gateResults({
      ...run,
      experiment: { ...run.experiment, expect: [`not (${test})`] },
    });
    return { gate: test, passed, found };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LabError('E502', `invalid --fail-if: ${message}`, {
      exit: exitCodes.usage,
      path: '--fail-if',
      expected: 'a test such as `chance(runwayYears < current.runwayYears, full) > 0.5` or `failed > 0`',
    });
  }
}

const exitOf = (gate: GateResult | undefined): number =>
  gate?.passed === false ? exitCodes.gate : exitCodes.done;

function gateLines(gate: GateResult | undefined): string[] {
  if (gate === undefined) return [];
  return [`--fail-if ${gate.gate}: ${gate.passed ? 'does not hold' : 'HOLDS'}   (${gate.found})`];
}

/** Which point of a design is compared, where there are several. */
function pointLine(call: Call, { experiment: { points } }: RunData): string[] {
  if (points.length < 2) return [];
  const point = countOption(call, 'point', [0, points.length - 1]) ?? 0;
  const values = Object.entries(points[point]).map(([name, value]) => `${name} ${String(value)}`);
  return [plainText(`design point ${point} of 0 to ${points.length - 1} (--point): ${values.join(', ')}`)];
}

function answerOf(call: Call, run: RunData, found: Comparison, gate: GateResult | undefined): Answer {
  const dropped = Math.max(0, ...found.effects.map(({ difference }) => difference.dropped));
  const pairing =
    dropped === 0 ? 'pairing ok' : `${dropped} of ${run.experiment.replications} pairs left out: failed`;
  const lines = found.waterfalls.map(({ line }) => line);
  return {
    text: [
      ...wrapLines(pointLine(call, run), lineWidth()),
      ...aligned(underHeadings(found.table), '  '),
      ...wrapLines(
        [...found.notes, ...lines, pairing].map((each) => `  ${each}`),
        lineWidth(),
      ),
      ...gateLines(gate),
    ],
    records: found.table,
    data: jsonSafe({
      run: run.manifest.runKey,
      effects: found.effects,
      waterfalls: found.waterfalls,
      pairing,
      gate,
    }),
    next: [`mlab report ${run.manifest.runKey}`],
    exit: exitOf(gate),
  };
}
