import { goalName } from '../../search/index.ts';
import { shownAmount } from '../../report/shown-unit.ts';
import { commandAgain } from '../command-text.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { goalWords, searchTable, searchText, settingWords } from '../search/search-answer.ts';
import { writeSearchFiles } from '../search/search-files.ts';
import { searchPlan } from '../search/search-request.ts';
import type { SearchPlan } from '../search/search-request.ts';
import { carryOutSearch } from '../search/search-study.ts';
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

/** `mlab search <file> --over lever=a:b:step --maximise outcome`: the best settings of levers under uncertainty. */
export const search: Verb = {
  name: 'search',
  description:
    'best settings of levers under uncertainty: a choice with stated confidence, or the front of several goals',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ['--over <p=values...>', 'levers to choose: rateChange.to=5%:25%:5%, =5%,10% or, for many, =5%:25%'],
    ['--maximise <response...>', 'outcome to be high: runwayYears, or full.runwayYears'],
    ['--minimise <response...>', 'outcome to be low'],
    ['--scenario <name>', 'scenario whose levers are chosen (the baseline)'],
    ['--where <test...>', 'only settings that keep this: "runwayYears >= 10", "rateChange.to <= 15%"'],
    [
      '--robust <measure>',
      'expected, p05 (a bad future), regret (the largest), satisfice (share of futures that keep --where)',
    ],
    ['--method <name>', 'select (few, confidence), ocba (few, budget), all (compare all), evolve (many)'],
    ['--confidence <share>', 'probability of a right choice (0.95)'],
    ['--indifference <x>', 'difference that matters, in the unit of the outcome (its `matters`)'],
    ['--budget <n>', 'simulated futures that may be spent before the final check'],
    ['--check <n>', 'fresh futures of the final check (twice the replications)'],
    ['--population <n>', 'settings alive at a time, evolve (16)'],
    ['--generations <n>', 'generations, evolve (10)'],
    ...studyOptions.filter(([flags]) => !flags.startsWith('--scenarios')),
  ],
  examples: [
    'mlab search experiments/eagr.exp.ts --over rateChange.to=5%:25%:5% --maximise runwayYears --holders 100',
    'mlab search experiments/eagr.exp.ts --over rateChange.to=5%:25% --maximise runwayYears --minimise lockedDrop',
  ],
  async run(call) {
    const experiment = await openExperiment(call);
    const plan = searchPlan(call, experiment);
    const lines = planLines(call, plan, experiment);
    if (call.options['dryRun'] === true)
      return { text: [...lines, 'Nothing was run.'], data: requestOf(plan) };
    for (const line of lines) call.console.say(line);
    const command = commandAgain('search', call);
    const words = settingWords(plan, experiment.model);
    const { scenarios } = plan;
    return carryOutStudy(
      call,
      { kind: 'search', experiment, request: requestOf(plan), scenarios, command },
      async ({ simulator, study }): Promise<Answer> => {
        const outcome = await carryOutSearch(simulator, plan);
        study.finish(jsonSafe(outcome));
        const files = await writeSearchFiles(plan, outcome, {
          folder: study.folder,
          key: study.key,
          command,
          words,
        });
        return {
          text: [
            ...searchText(plan, outcome, words),
            `Wrote ${study.folder}: study.json, ${files.join(', ')}`,
          ],
          records: searchTable(plan, outcome, words),
          data: jsonSafe({ key: study.key, folder: study.folder, ...outcome }),
        };
      },
    );
  },
};

type Experiment = Awaited<ReturnType<typeof openExperiment>>;

/** What will be done, what it costs, and how exact it will be. */
function planLines(call: Call, plan: SearchPlan, experiment: Experiment): string[] {
  const { settings = [], goals, scenarios, replications, population, generations, check, method } = plan;
  const threads = threadsOf(call);
  const cost = (points: number, each: number): string => {
    const design = { points: Array.from({ length: points }, () => ({})), scenarios };
    const { resolved } = designed(experiment, design);
    return costOf({ ...resolved, replications: each }, { model: experiment.model, threads }).text;
  };
  const named = goals.map(
    (goal) => `${goalWords(goal, plan)} to be ${goal.better === 'higher' ? 'high' : 'low'}`,
  );
  const over = plan.dimensions.map(({ name }) => name).join(', ');
  const head = `Search over ${over} for ${named.join(' and ')}, scenario ${plan.scenario}.`;
  const last = `Final check of what is found: ${check} fresh futures for each setting and ${plan.baseline}.`;
  if (method === 'evolve') {
    const each =
      plan.budget === undefined ? generations : Math.floor(plan.budget / (2 * population * replications));
    return [
      head,
      `${counted(each + 1, 'generation')}, each of at most: ${cost(2 * population, replications)}`,
      last,
    ];
  }
  const first = method === 'all' ? 'All settings' : 'First stage';
  return [head, `${first}: ${cost(settings.length, replicationsOf(plan))}`, precisionOf(plan), last];
}

function replicationsOf({ method, budget, replications, settings = [] }: SearchPlan): number {
  return method === 'all' && budget !== undefined
    ? Math.max(5, Math.floor(budget / settings.length))
    : replications;
}

function precisionOf({ method, indifference, goals, confidence, budget }: SearchPlan): string {
  const [{ unit, name }] = goals;
  if (method === 'all')
    return `Precision: intervals come with the answer; four times the replications halve them.`;
  const sure = `${Math.round(100 * confidence)} in 100`;
  const limit =
    budget === undefined ? 'as many futures as that takes' : `at most ${counted(budget, 'future')}`;
  if (method === 'ocba') return `Then ${limit} in all, where they make the right choice most probable.`;
  return `Then, for those still in the race, ${limit} to find a lead of ${shownAmount(indifference, unit, 2)} of ${name} with ${sure}.`;
}

/** Everything that determines a search, as plain data. */
function requestOf(plan: SearchPlan): Record<string, unknown> {
  const {
    allowed: _allowed,
    settings,
    variables: _variables,
    baseline: _baseline,
    goals,
    budget,
    ...rest
  } = plan;
  return {
    version: 1,
    ...jsonRecord(rest),
    settings: settings?.length ?? null,
    budget: budget ?? null,
    goals: goals.map(({ goal, better }) => ({ of: goalName(goal), better })),
  };
}

const jsonRecord = (given: object): Record<string, unknown> => JSON.parse(JSON.stringify(given));
