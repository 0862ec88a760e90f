/** Every chart kind; a new kind is one file and one line here. */
export { backTest } from './back-test.ts';
export { beforeAfter } from './before-after.ts';
export { chanceLine } from './chance-line.ts';
export { differenceFan } from './difference-fan.ts';
export { drivers } from './drivers.ts';
export { frontier } from './frontier.ts';
export { groupGrid } from './group-grid.ts';
export { heatmap } from './heatmap.ts';
export { influenceBars } from './influence-bars.ts';
export { morrisPlane } from './morris-plane.ts';
export { pointPanels } from './point-panels.ts';
export { quantileDots } from './quantile-dots.ts';
export { ridgeline } from './ridgeline.ts';
export { seriesFan } from './series-fan.ts';
export { smallMultiples } from './small-multiples.ts';
export { tokenFlows } from './token-flows.ts';
export { unbundledEffect } from './unbundled-effect.ts';
