/**
 * The pure part of the public library, and all that experiment files can import: words, draws, arithmetic, plans, simulation,
 * estimators and models. Nothing here reads files, the clock or the network.
 * @module
 */
export * from './define/index.ts';
export * from './random/index.ts';
export * from './numeric/index.ts';
export * from './plan/index.ts';
export * from './simulate/index.ts';
export * from './summarise/index.ts';
/** Statistics usable alone: tests, effect sizes, correlated series, exact moments, sketches, distances, least squares (docs/inference.md). */
export * as inference from './inference/index.ts';
/** Sampling designs: grids, Latin hypercubes, Sobol' points, trajectories of Morris, matrices of Saltelli (docs/designs.md). */
export * as design from './design/index.ts';
/** Intervals by drawing samples again, intervals that hold however often one looks, and rules for stopping (docs/precision.md). */
export * as precision from './precision/index.ts';
/** Rare events: multilevel splitting of futures by their seeds, and importance sampling (docs/rare-events.md). */
export * as rare from './rare/index.ts';
/** Which inputs decide an outcome: Sobol' indices, screening, moment-free and regional analyses (docs/sensitivity.md). */
export * as sensitivity from './sensitivity/index.ts';
/** Fits of price processes to files of prices, and the assumptions that follow from them. */
export * as calibration from './calibrate/index.ts';
export { fromCalibration, gasFromCalibration } from './calibrate/index.ts';
/** Calibration by simulation: parameters from targets that a model should give again (docs/calibrate.md). */
export * as matching from './match/index.ts';
/** Best settings under uncertainty: ranking and selection, noisy evolution towards a front, robust measures (docs/search.md). */
export * as search from './search/index.ts';
export { catalogue, installedModels } from './catalogue.ts';
export type { InstalledModel } from './catalogue.ts';
export { metis } from '../models/metis/metis.ts';
/** What was known at three dates to begin at, as levers and assumptions to be spread in an experiment. */
export { startDates } from '../models/metis/start-dates.ts';
/** What was read on chain and elsewhere after a date, for the back-test of an experiment. */
export { knownReadings } from '../models/metis/known-readings.ts';
export type { KnownQuantity } from '../models/metis/known-readings.ts';
/** The board of the METIS economy, with the words that declare further mechanisms and models on it. */
export * as metisEconomy from '../models/metis/economy.ts';
/** The mechanisms of the METIS economy, each usable alone: `metisEconomy.model({ …, schedule: [mechanisms.rateChange] })`. */
export * as mechanisms from '../models/metis/mechanisms.ts';
/** Models with known answers. */
export * as textbook from '../models/textbook/index.ts';
/** Models whose prices repeat a given history: `prices.withHistory(metis, { metis: closes, source })`. */
export * as prices from '../models/metis/price/index.ts';
/** Processes of prices, levels and arrivals, each usable alone (docs/processes.md). */
export * as processes from '../models/processes/index.ts';
/** Formulas of protocols: rewards, queues, releases, choice, concentration. */
export * as arithmetic from './library-arithmetic.ts';
