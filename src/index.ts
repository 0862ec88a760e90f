/**
 * The public library of metis-lab: every random stream, process, mechanism, estimator and chart, usable alone.
 * @module
 */
export * from './define/index.ts';
export * from './random/index.ts';
export * from './numeric/index.ts';
export * from './plan/index.ts';
export * from './simulate/index.ts';
export * from './summarise/index.ts';
export { catalogue, installedModels } from './catalogue.ts';
export { economy, metis, mechanism as metisMechanism, model as metisModel } from '../models/metis/index.ts';
