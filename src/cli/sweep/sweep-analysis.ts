import type { Model } from '../../define/index.ts';
import { rankPoints, summarisePoints } from '../../design/index.ts';
import type { Design, Luck, PointRanking, PointSummary, PointSummaryOptions } from '../../design/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import { groupOf } from '../../plan/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { nonDominated } from '../../search/index.ts';
import { readResponse } from '../../study/index.ts';
import type { Response } from '../../study/index.ts';
import type { FrontierGoal } from './sweep-responses.ts';

/** What a sweep is about, apart from the run itself. */
export interface SweepQuestion {
  readonly design: Design;
  readonly luck: Luck;
  readonly response: Response;
  /** Point that changes are measured from; undefined where there is none in the design. */
  readonly from: number | undefined;
  readonly proposed: number | undefined;
  readonly frontier: readonly [FrontierGoal, FrontierGoal] | undefined;
}

/** One response of a finished sweep. */
export interface ResponseOfSweep {
  readonly response: Response;
  readonly summaries: readonly PointSummary[];
}

/** What a finished sweep says. */
export interface SweepAnalysis extends SweepQuestion {
  readonly replications: number;
  readonly units: readonly string[];
  readonly summaries: readonly PointSummary[];
  readonly ranking: PointRanking;
  readonly pair:
    | { readonly across: ResponseOfSweep; readonly up: ResponseOfSweep; readonly on: readonly number[] }
    | undefined;
}

/** Reads what a finished run says about a question, one response at a time. */
export function analyseSweep(
  folder: string,
  question: SweepQuestion,
  { resolved, model }: { readonly resolved: ResolvedExperiment; readonly model: Model },
): SweepAnalysis {
  const { response, from, luck, frontier, design } = question;
  const group = groupOf(resolved);
  const options: PointSummaryOptions = {
    ...{ better: response.outcome.better, matters: response.outcome.matters, group },
    from: response.minus === undefined ? from : 'zero',
  };
  const responses = readResponse(folder, response.text);
  const summaries = summarisePoints(responses, options);
  const ranking = rankPoints(responses, summaries, { ...options, luck });
  const known = parametersOf(model);
  const units = design.dimensions.map(({ name }) => {
    const parameter = known.get(name);
    return parameter?.type === 'number' ? parameter.unit : 'option';
  });
  const pair = frontier === undefined ? undefined : pairOf(folder, frontier, group);
  return { ...question, replications: responses.replications, units, summaries, ranking, pair };
}

function pairOf(
  folder: string,
  goals: readonly [FrontierGoal, FrontierGoal],
  group: number,
): SweepAnalysis['pair'] {
  const [across, up] = goals.map(({ response, better }): ResponseOfSweep => {
    const { matters } = response.outcome;
    const summaries = summarisePoints(readResponse(folder, response.text), { better, matters, group });
    return { response, summaries };
  });
  const kept = across.summaries.flatMap(({ point, median }) =>
    Number.isNaN(median) || Number.isNaN(up.summaries[point].median) ? [] : [point],
  );
  const oriented = kept.map((point) =>
    [across, up].map(({ summaries }, g) => (goals[g].better === 'lower' ? 1 : -1) * summaries[point].median),
  );
  return { across, up, on: nonDominated(oriented).map((row) => kept[row]) };
}
