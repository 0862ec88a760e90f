export { blocksAt, blocksOf } from './blocks.ts';
export type { Block } from './blocks.ts';
export { drawnUniform, drawsInWords, groupOf, mostSobolStreams } from './coordinated-draws.ts';
export { drawnControls } from './drawn-controls.ts';
export type { DrawnControl } from './drawn-controls.ts';
export type { Coordination, DrawnAt, ResolvedDraws } from './coordinated-draws.ts';
export { drawAssumptions, drawnStreams, parametersFor, quantileOf, seedAt } from './draw.ts';
export { keyMaterial } from './resolved.ts';
export type {
  ResolvedAssumption,
  ResolvedClaim,
  ResolvedReading,
  ResolvedDistribution,
  ResolvedExperiment,
  ResolvedOutcome,
  ResolvedScenario,
} from './resolved.ts';
export { readStopRule } from './stop-rule.ts';
export type { StopNames, StopRule } from './stop-rule.ts';
export { withDesign } from './with-design.ts';
export type { DesignOverride } from './with-design.ts';
export { evaluate, kindOf } from './evaluate.ts';
export type { ExpressionCalls, ExpressionValue } from './evaluate.ts';
export { expressionWords, namesIn, parseExpression, visit } from './expression.ts';
export type { BinaryOperator, Expression, ExpressionFunction } from './expression.ts';
