export { marketOf, processOf } from './assumptions.ts';
export type {
  ChosenFit,
  FittedProcess,
  GasAssumptions,
  MajorsAssumptions,
  MarketAssumptions,
} from './assumptions.ts';
export { calibrateLevel, calibrateReturns, dependences, returnLaws } from './calibrate.ts';
export type {
  CalibratedData,
  CalibratedSeries,
  Calibration,
  PriceSource,
  Role,
  SampleFigures,
  SeriesDetail,
} from './calibration.ts';
export { dependenceOf, fisherInterval } from './dependence.ts';
export type { DatedReturns, Dependence } from './dependence.ts';
export { fitLaw, residuals } from './fit.ts';
export type { Estimate, Fit } from './fit.ts';
export { fromCalibration, gasFromCalibration } from './from-calibration.ts';
export type { CalibratedAssumptions, ChosenLaws } from './from-calibration.ts';
export { garchTLaw } from './garch-t-law.ts';
export { gbmLaw } from './gbm-law.ts';
export { sampleOf } from './law.ts';
export type { JointAssumptions, JointCalibration, JointColumn } from './joint-calibration.ts';
export type { Law, LawParameter, Sample } from './law.ts';
export { mertonLaw } from './merton-law.ts';
export type { Matrix } from './matrix.ts';
export { minimise } from './optimise.ts';
export type { Minimum, Objective } from './optimise.ts';
export { readPrices } from './price-table.ts';
export type { PriceRequest, PriceTable } from './price-table.ts';
export { regimesLaw, regimesMeansLaw } from './regimes-law.ts';
export { reversionLaw, reversionOf } from './reversion-law.ts';
