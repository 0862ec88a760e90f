export { pointAt, pointsAt } from './design.ts';
export type { Design, Dimension, Luck, Point } from './design.ts';
export { simulatorOf } from './simulator.ts';
export type { Batch, Responses, Simulator } from './simulator.ts';
