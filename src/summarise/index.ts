export {
  backTestRule,
  farthestRecords,
  fewestFutures,
  fewestReadings,
  isInside,
  isJudged,
  judgeBackTest,
  predictionBand,
} from './back-test.ts';
export type { BackTest, BackTestReading } from './back-test.ts';
export { density, kernelWidth } from './density.ts';
export { valuesOnDay } from './series-on-day.ts';
export type { RecordedSeries } from './series-on-day.ts';
export { autocorrelation, batchMeans } from './batch-means.ts';
export type { BatchMeans } from './batch-means.ts';
export { atkinson, gini, hhi, nakamoto, theil } from './concentration.ts';
export { decompose, printedDecomposition } from './decomposition.ts';
export type {
  BundlePart,
  Decomposition,
  DecompositionInput,
  Effect,
  PrintedDecomposition,
} from './decomposition.ts';
export { histogram, quantileDots } from './dots.ts';
export type { Histogram } from './dots.ts';
export { fewestForFlip, flipPoint } from './flip-point.ts';
export type { FlipPoint } from './flip-point.ts';
export { changeRange, decimals, digitsApart, range, signedSignificant, significant } from './format.ts';
export type { RangeStyle } from './format.ts';
export { holm } from './holm.ts';
export { symmetricInterval } from './interval.ts';
export type { Interval } from './interval.ts';
export { largestRemainder } from './largest-remainder.ts';
export { confidenceRule, modelConfidence } from './model-confidence.ts';
export type { ModelFooting, RankedInput, ReasonedConfidence } from './model-confidence.ts';
export { intervalOfMean, meanInterval, mergeMoments, moments, standardError } from './moments.ts';
export type { Moments } from './moments.ts';
export { correlation, pairedDifference, pairs } from './paired.ts';
export type { PairedDifference, PairedInput, Pairs, Preference } from './paired.ts';
export { clopperPearson, proportionUpperBound, wilson } from './proportions.ts';
export type { ProportionInterval } from './proportions.ts';
export { binomialProbabilities, median, quantile, quantileInterval, quantiles } from './quantiles.ts';
export type { QuantileInterval } from './quantiles.ts';
export { expectedShortfall, maximumDrawdown, valueAtRisk } from './risk.ts';
export type { Drawdown } from './risk.ts';
export { summariseSeries, summariseSeriesDifference } from './series.ts';
export type { SeriesSummary } from './series.ts';
export { studentPValue } from './student-tail.ts';
export { ascending } from './values.ts';
export type { Values } from './values.ts';
export { chanceBelow, chanceOfNoArrival, chanceOfNone } from './conditional.ts';
export type { Barrier } from './conditional.ts';
export { controlVariates } from './control-variates.ts';
export type { Control, ControlledMeans } from './control-variates.ts';
export { groupedMean, groupedMeanInterval, wholeLength } from './groups.ts';
export type { GroupedMean } from './groups.ts';
export { groupedProportion } from './grouped-proportion.ts';
export { groupedQuantileInterval } from './grouped-quantile.ts';
export { commonNumbersGain, gainWords, groupGain, pairedGain } from './variance-gain.ts';
export type { GainSettings, VarianceGain } from './variance-gain.ts';
export { antithetic, controlVariate, stratified } from './variance-reduction.ts';
export type { ControlledMean, ReducedMean, Stratum } from './variance-reduction.ts';
export {
  chanceWord,
  chanceWordOf,
  chanceWords,
  countsInWords,
  perHundred,
  verbsFor,
  verdict,
  wordOf,
} from './verdict.ts';
export type { ChanceWord, Counts, ModelConfidence, Verbs, Verdict, VerdictInput } from './verdict.ts';
export { pairedTest, welch } from './welch.ts';
export type { MeanDifference } from './welch.ts';
