/**
 * The public library of metis-lab, everything usable alone, beside the command line:
 *
 * - words for models and experiments (`defineExperiment`, `level`, `stock`, `lever`, `assume`, `pct`, `tokens` …);
 * - random streams (`Stream`, `rawWords`) and functions with the same bits in every engine (`exp`, `log`, `normalQuantile` …);
 * - `simulate` for one future of any model, or of one mechanism alone; `loadExperiment` and `runExperiment` for thousands;
 * - studies of an experiment: `readResponse`, `experimentSimulator`, `openStudy`;
 * - estimators (`pairedDifference`, `quantileInterval`, `wilson`, `decompose`, `verdict` …);
 * - stored results (`readRun`, `readTable`, `readSeries`), charts and reports (`charts.differenceFan`, `renderSvg`, `writeReport`);
 * - models: `metis`, `textbook`, `processes`, `arithmetic`.
 *
 * Importing it starts nothing and loads neither Vega nor resvg; these come with the first picture.
 * @module
 */
export * from './library.ts';
export * from './store/index.ts';
export * from './load/index.ts';
export * from './run/index.ts';
export * from './study/index.ts';
export { difference } from './difference/index.ts';
export type { Change, Difference, MovedOutcome, Movement, Parting } from './difference/index.ts';
export { openQuery } from './query/index.ts';
export type { QuerySession, ViewDescription } from './query/index.ts';
export { reproduce } from './reproduce/index.ts';
export type {
  Derived,
  Grade,
  Reproduction,
  ReproductionRequest,
  ReproductionStep,
} from './reproduce/index.ts';
export * from './library-report.ts';
