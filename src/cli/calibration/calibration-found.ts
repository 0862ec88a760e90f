import type { Simulator } from '../../design/index.ts';
import {
  abcRejection,
  abcSmc,
  adjusted,
  historyMatching,
  posteriorPredictive,
  simulatedMoments,
  summarisePosterior,
} from '../../match/index.ts';
import type {
  HistoryMatch,
  MomentsEstimate,
  Posterior,
  PosteriorSummary,
  Predictive,
} from '../../match/index.ts';
import type { CalibrationRequest } from './calibration-request.ts';

/** What a calibration by simulation found, by its method. */
export type Found =
  | {
      readonly kind: 'posterior';
      readonly posterior: Posterior;
      readonly summary: PosteriorSummary;
      readonly predictive: Predictive;
    }
  | { readonly kind: 'moments'; readonly estimate: MomentsEstimate }
  | {
      readonly kind: 'history';
      readonly match: HistoryMatch;
      readonly summary: PosteriorSummary | undefined;
    };

/** Carries out what was asked for with a simulator. */
export async function calibrateWith(
  simulator: Simulator,
  request: CalibrationRequest,
  seed: number,
): Promise<Found> {
  const { method, dimensions, targets, replications, observation, points: draws } = request;
  const question = { dimensions, targets };
  if (method === 'moments') {
    const { weighting } = request;
    const options = { seed, replications, weighting, observation, designPoints: draws };
    return { kind: 'moments', estimate: await simulatedMoments(simulator, question, options) };
  }
  if (method === 'history') {
    const options = { seed, draws, replications, waves: request.stages, cutoff: request.cutoff, observation };
    const match = await historyMatching(simulator, question, options);
    const rows = match.points.length;
    const even = { ...match, weights: new Float64Array(rows).fill(1 / rows) };
    return { kind: 'history', match, summary: rows > 1 ? summarisePosterior(even) : undefined };
  }
  return posteriorOf(simulator, request, seed);
}

async function posteriorOf(simulator: Simulator, request: CalibrationRequest, seed: number): Promise<Found> {
  const {
    method,
    replications,
    scaling,
    keep,
    stages,
    points: draws,
    isAdjusted,
    predictive: checks,
  } = request;
  const common = { seed, draws, keep, replications, scaling };
  const plain =
    method === 'abc'
      ? await abcRejection(simulator, request, common)
      : await abcSmc(simulator, request, { ...common, stages });
  const posterior = isAdjusted ? adjusted(plain) : plain;
  const predictive = await posteriorPredictive(simulator, posterior, { draws: checks, seed });
  return { kind: 'posterior', posterior, summary: summarisePosterior(posterior), predictive };
}
