/**
 * Charts, comparisons and reports of stored runs.
 * @module
 */
import type { Chart } from './report/charts/chart.ts';

/** One function per chart kind, each giving a `Chart` for `renderSvg`. */
export * as charts from './report/charts/charts.ts';
export { createChart } from './report/charts/chart.ts';
export type {
  AltText,
  Chart,
  ChartFooter,
  ChartKind,
  ChartTable,
  ChartWords,
} from './report/charts/chart.ts';
export type { ChartRecord, ChartRow, PlotSpec } from './report/charts/chart.ts';
export type { BackTestInput, BackTestPanel, ReadingPoint } from './report/charts/back-test.ts';
export type { BeforeAfterInput, BeforeAfterRow, SizedEffect } from './report/charts/before-after.ts';
export type { ChanceAt, ChanceLineInput, ChancePanel, FlipMark } from './report/charts/chance-line.ts';
export type { DifferenceFanInput } from './report/charts/difference-fan.ts';
export type { Driver, DriversInput } from './report/charts/drivers.ts';
export type { FlowSide } from './report/charts/fold-flows.ts';
export type { FrontierInput, FrontierPoint, FrontierValue } from './report/charts/frontier.ts';
export type { GroupCell } from './report/charts/grid-cells.ts';
export type { GroupGridInput, GroupRow } from './report/charts/group-grid.ts';
export type { HeatScale } from './report/charts/heat-colours.ts';
export type { HeatCell, HeatmapInput } from './report/charts/heatmap.ts';
export type { InfluenceBar, InfluenceBarsInput } from './report/charts/influence-bars.ts';
export type { MorrisPlaneInput, MorrisPoint } from './report/charts/morris-plane.ts';
export type { PointPanel, PointPanelsInput } from './report/charts/point-panels.ts';
export type { DotRow, QuantileDotsInput } from './report/charts/quantile-dots.ts';
export type { RidgelineInput, RidgeRow } from './report/charts/ridgeline.ts';
export type { SeriesFanInput, SeriesPanel } from './report/charts/series-fan.ts';
export type { OutcomePanel, OutcomeRow, SmallMultiplesInput } from './report/charts/small-multiples.ts';
export type { FlowPanel, TokenFlowsInput } from './report/charts/token-flows.ts';
export type { EffectStep, UnbundledEffectInput } from './report/charts/unbundled-effect.ts';
export { claimResults, claimRule } from './report/claims.ts';
export type { ClaimGroup, ClaimInScenario, ClaimResult, ClaimVerdict } from './report/claims.ts';
export { compareText } from './report/compare.ts';
export type { CompareRequest } from './report/compare.ts';
export { headlineOf, pairedEffects, unbundled } from './report/effects.ts';
export type { EffectOnOutcome } from './report/effects.ts';
export { escapeCsv, escapeHtml, escapeMarkdown, plainText } from './report/escape.ts';
export { gateResults } from './report/gates.ts';
export type { GateResult } from './report/gates.ts';
export { influences } from './report/influence.ts';
export type { Influence } from './report/influence.ts';
export type { AccountYears } from './report/ledger-reader.ts';
export { readRun } from './report/run-data.ts';
export type { FailureRow, ParameterRow, RunData } from './report/run-data.ts';
export { reportFormats, writeReport } from './report/write-report.ts';
export type { NumberInText, NumberStyle, PrintedNumber } from './report/numbers.ts';
export type { ModelCard } from './report/page/context.ts';
export type { EffectAt, EffectNamed, PastTake, Query } from './report/query.ts';
export type { PictureQuery } from './report/picture-query.ts';
export type { FlowNumber } from './report/charts/flow-texts.ts';
export type { ReportContent } from './report/report-content.ts';
export type { Changed } from './report/page/changed-words.ts';
export type { Brief, Inline, Rich, Section } from './report/rich-text.ts';
export type { WriteRequest, WrittenFile } from './report/write-report.ts';

/** A chart as SVG text, drawn by Vega into our frame; the same text everywhere. Loads Vega when first called. */
export async function renderSvg(chart: Chart): Promise<string> {
  const { renderSvg: render } = await import('./report/render/render-svg.ts');
  return render(chart);
}

/** An SVG picture as PNG, 1,380 pixels wide on opaque white. Loads resvg when first called; throws for text that is not SVG. */
export async function renderPng(svg: string): Promise<Buffer> {
  const { renderPng: render } = await import('./report/render/render-png.ts');
  return render(svg);
}
