import { flipSentences } from '../../report/difference-report/flip-words.ts';
import type { FlipRecord } from '../../report/difference-report/flip-record.ts';
import { plainText } from '../../report/escape.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import { showQuantity } from '../../define/index.ts';
import { significant } from '../../summarise/index.ts';
import { commandAgain, commandForFooter } from '../command-text.ts';
import type { Answer } from '../console.ts';
import { writeFlipFiles } from '../flip/flip-files.ts';
import { flipPlan } from '../flip/flip-plan.ts';
import type { FlipPlan } from '../flip/flip-plan.ts';
import { carryOutFlips } from '../flip/flip-study.ts';
import { jsonSafe } from '../json-safe.ts';
import {
  carryOutStudy,
  costOf,
  counted,
  designed,
  openExperiment,
  studyOptions,
  threadsOf,
} from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { installedVersion } from '../version.ts';

/** `mlab flip <file> --over p=low:high`: the value of one lever or assumption at which a verdict turns. */
export const flip: Verb = {
  name: 'flip',
  description: 'the value of one lever or assumption at which a verdict turns, with an interval',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    [
      '--over <p=values...>',
      'lever or assumption: "eagr.size=0 METIS:2,000,000 METIS", p=a,b,c, or the name alone for the experiment’s own range',
    ],
    [
      '--test <test>',
      'verdict: "full.runwayYears < current.runwayYears", claim:1, claim:"first words" (the headline outcome, better than the baseline’s)',
    ],
    ['--scenario <name>', 'scenario of names without one, and of a lever that moves in one only (the last)'],
    ['--at <n>', 'futures in 100 at which the verdict turns (50; 66, “likely”, for claims)'],
    ['--grid <n>', 'values of the first look (9)'],
    ['--tolerance <share>', 'how exactly a flip is located, as a share of the range (0.5%)'],
    ['--most <n>', 'most values that are looked at (120)'],
    ...studyOptions.filter(([flags]) => !flags.startsWith('--scenarios')),
  ],
  examples: [
    'mlab flip experiments/eagr.exp.ts --over "eagr.size=0 METIS:2,000,000 METIS" --holders 100',
    'mlab flip experiments/eagr.exp.ts --over eagr.reading --test claim:1 --holders 100',
  ],
  async run(call) {
    const experiment = await openExperiment(call);
    const plan = flipPlan(call, experiment);
    const lines = planLines(call, plan, experiment);
    if (call.options['dryRun'] === true)
      return { text: [...lines, 'Nothing was run.'], data: requestOf(plan) };
    for (const line of lines) call.console.say(line);
    const { scenarios } = plan;
    return carryOutStudy(
      call,
      { kind: 'flip', experiment, request: requestOf(plan), scenarios, command: commandAgain('flip', call) },
      async ({ simulator, study }): Promise<Answer> => {
        const record = await carryOutFlips(simulator, plan);
        study.finish(jsonSafe(record));
        const { folder, key } = study;
        const command = commandForFooter('flip', call).replace(
          /^mlab/u,
          `npx metis-lab@${installedVersion()}`,
        );
        const files = await writeFlipFiles(record, { folder, run: `of study ${key}`, command });
        return {
          text: [...answerLines(record), `Wrote ${folder}: study.json, ${files.join(', ')}`],
          records: recordsOf(record),
          data: jsonSafe({ key, folder, ...record }),
          next: nextOf(call, record),
        };
      },
    );
  },
};

function answerLines(record: FlipRecord): string[] {
  const spent = record.questions.reduce((sum, { points }) => sum + points.length, 0);
  const values = counted(spent, 'value');
  const holders = record.populations?.['holders'];
  return [
    ...record.questions.flatMap((question) => flipSentences(record, question)).map(plainText),
    `Looked at: ${values} in the same ${counted(record.replications, 'future')}${holders === undefined ? '' : ` of ${counted(holders, 'holder')}`}; brackets: with other futures the value likely lies between these two (they hold it in ${significant(100 * record.confidence, 2)} of 100 searches).`,
  ];
}

/** A fork at the first value where a verdict turns; its report, and that of its difference, is what people want to see then. */
function nextOf({ args: [file = ''] }: Call, { questions, parameter }: FlipRecord): string[] {
  const value = questions
    .flatMap(({ flips }) => flips.map((each) => each.value))
    .find((each) => each !== null);
  if (value === undefined) return [];
  const written = showQuantity(Number(value.toPrecision(3)), parameter.unit).replace('%/year', '%');
  return [`mlab new turned --from ${file} --set "${parameter.name}=${written}"`];
}

/** A line per flip, in shown units, for `--plain`. */
function recordsOf({ questions, parameter }: FlipRecord): string[][] {
  const { factor } = shownUnit(parameter.unit);
  const cell = (value: number | null): string => (value === null ? '' : String(value * factor));
  return questions.flatMap(({ test, flips }) =>
    flips.map(({ value, low, high, turns }) => [
      test,
      parameter.name,
      turns,
      ...[value, low, high].map(cell),
    ]),
  );
}

/** What will be done, what it costs at first and at most, and how exact it will be. */
function planLines(
  call: Call,
  plan: FlipPlan,
  experiment: Awaited<ReturnType<typeof openExperiment>>,
): string[] {
  const { verdicts, parameter, over, grid, most, replications, tolerance, scenarios, chance } = plan;
  const first = 'values' in over ? over.values.length : Math.min(grid, most);
  const design = { points: Array.from({ length: laidPoints(plan, first) }, () => ({})), scenarios };
  const { resolved } = designed(experiment, design);
  const threads = threadsOf(call);
  const { text } = costOf({ ...resolved, replications }, { model: experiment.model, threads });
  const where = plan.moved.length === 0 ? '' : ` in ${plan.moved.join(', ')}`;
  const level = `${significant(100 * chance, 2)} in 100 futures`;
  const asked = verdicts.map(({ text: test }) => `“${test}”`).join(' and ');
  return [
    plainText(`Where ${asked} turns at ${level}, over ${parameter.name}${where}; ${plan.stands.words}.`),
    `First look: ${text}`,
    'values' in over
      ? `Precision: a chance near one half is known to ${significant(98 / Math.sqrt(replications), 2)} in 100.`
      : `Then where it turns, at most ${counted(most, 'value')} for each verdict, until a flip is known to ${significant(100 * tolerance, 2)}% of the range or a tenth of its interval.`,
  ];
}

/** Points that so many values take: a scenario in which the lever stays is run once. */
export function laidPoints({ carrier }: Pick<FlipPlan, 'carrier'>, values: number): number {
  if (carrier === undefined) return values;
  const { moved, levers } = carrier;
  return moved.size * values + (levers.size - moved.size);
}

/** Everything that determines a search for flips, as plain data. */
function requestOf(plan: FlipPlan): Record<string, unknown> {
  const { verdicts, carrier, parameter, over, chance, replications, grid, tolerance, most, confidence } =
    plan;
  return {
    version: 1,
    over: { name: parameter.name, ...over },
    tests: verdicts.map(({ text }) => text),
    carrier: carrier === undefined ? null : { scenario: carrier.carrier, moved: [...carrier.moved] },
    ...{ chance, replications, grid, tolerance, most, confidence },
    scenarios: [...plan.scenarios],
  };
}
