import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { expressionInterpreter } from 'vega-interpreter';
import type { Chart, PlotSpec } from '../charts/chart.ts';
import { drawnText } from './drawn-text.ts';
import { frameSvg } from './frame.ts';

/**
 * The picture of a chart as SVG: our frame around the plot that Vega-Lite draws without `eval`, network, clock or fonts of
 * the machine. The same chart gives the same bytes in every engine. Throws when Vega-Lite has anything to complain about.
 */
export async function renderSvg(chart: Chart): Promise<string> {
  return frameSvg(chart, await plotMarkup(chart));
}

/** The markup of a chart's plot, to be put into a frame. Throws as `renderSvg` does. */
export async function plotMarkup(chart: Chart): Promise<string> {
  const plot = await inTurn(() => drawPlot(chart.spec));
  return drawnTexts(roundCoordinates(withoutShell(plot)));
}

// Vega numbers its definitions from a counter of the process, so two plots must not be drawn at the same time.
let lastDrawing: Promise<unknown> = Promise.resolve();

function inTurn(draw: () => Promise<string>): Promise<string> {
  const drawing = lastDrawing.then(draw, draw);
  lastDrawing = drawing;
  return drawing;
}

async function drawPlot(plot: PlotSpec): Promise<string> {
  const spec: unknown = structuredClone(plot);
  if (!isTopLevelSpec(spec)) throw new Error('invalid plot: no $schema; expected a Vega-Lite specification');
  refuseAddresses(spec);
  const complaints: string[] = [];
  const logger = complaintLogger(complaints);
  const compiled = compile(spec, { logger }).spec;
  const runtime = vega.parse(compiled, undefined, { ast: true });
  const view = new vega.View(runtime, {
    renderer: 'none',
    expr: expressionInterpreter,
    loader: offlineLoader,
    logger,
  });
  vega.resetSVGDefIds();
  const svg = await view.toSVG();
  view.finalize();
  if (complaints.length === 0) return svg;
  throw new Error(`invalid plot: ${complaints.join('; ')}; expected a specification without warnings`);
}

function isTopLevelSpec(spec: unknown): spec is TopLevelSpec {
  return typeof spec === 'object' && spec !== null && '$schema' in spec;
}

function refuseAddresses(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ('url' in part) throw new Error(`invalid plot: it loads ${String(part.url)}; expected inline data only`);
  Object.values(part).forEach(refuseAddresses);
}

function refuse(uri: string): Promise<never> {
  return Promise.reject(new Error(`invalid plot: it loads ${uri}; expected inline data only`));
}

// Vega offers its loader to images and links too, so it must refuse even though no data has an address.
const offlineLoader: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function complaintLogger(complaints: string[]): vega.LoggerInterface {
  const note = (...words: readonly unknown[]) => {
    complaints.push(words.map(String).join(' '));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  };
  return logger;

  function level(): number;
  function level(chosen: number): vega.LoggerInterface;
  function level(chosen?: number): number | vega.LoggerInterface {
    return chosen === undefined ? vega.Warn : logger;
  }
}

function withoutShell(svg: string): string {
  return svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
}

function drawnTexts(svg: string): string {
  return svg.replace(/>([^<>]+)</g, (_, text: string) => `>${drawnText(text)}<`);
}

// A thousandth of a unit cannot be seen, and rounding hides the last bit in which engines might differ. Labels between tags stay as they are.
function roundCoordinates(svg: string): string {
  const round = (number: string) => String(Number(Number(number).toFixed(3)) + 0);
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag.replace(
      / (d|transform|x|y|x1|x2|y1|y2|width|height)="([^"]*)"/g,
      (_, name: string, value: string) => ` ${name}="${value.replace(/-?\d+\.?\d*(?:e[-+]?\d+)?/g, round)}"`,
    ),
  );
}
