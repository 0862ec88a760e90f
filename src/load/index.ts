export { loadExperiment } from './load-experiment.ts';
export type { LoadedExperiment, LoadOptions, Overrides } from './load-experiment.ts';
export { writeExperiment } from './write-experiment.ts';
export { bundleExperiment, importBundle, thisLibrary } from './bundle.ts';
export type { Library } from './bundle.ts';
