import { LabError, nearest } from '../define/index.ts';
import { insideFolder, writeAtomically } from '../store/index.ts';
import { csvOf } from './chart-data.ts';
import type { Chart } from './charts/chart.ts';
import type { ChartName } from './figures/figures.ts';
import { writeHtml } from './html-page.ts';
import type { PictureIn } from './markdown.ts';
import { earlierMade, madeOf } from './made.ts';
import type { Made, ReportFormat } from './made.ts';
import { numbersFile } from './rederive.ts';
import { reportContent } from './report-content.ts';
import type { ReportContent } from './report-content.ts';
import type { ReportOptions } from './page/context.ts';
import type { RunData } from './run-data.ts';
import { budgets, writeForum, writeSnapshot, writeSummaryText } from './text-files.ts';

export { reportFormats } from './made.ts';
export type { ReportFormat } from './made.ts';

/** What to write. */
export interface WriteRequest extends ReportOptions {
  readonly formats: readonly ReportFormat[];
  /** Charts in the texts; all when absent. The page and report/charts always have all. */
  readonly charts?: readonly ChartName[];
}

/** A report as files that are not written yet. */
export interface RenderedReport {
  readonly files: readonly TextFile[];
  readonly content: ReportContent;
}

/** A written file; `budget` in characters where there is one. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly characters?: number;
  readonly budget?: number;
  readonly images?: number;
}

const mostPictures = { forum: 5, snapshot: 2 } as const;
const snapshotOrder: readonly ChartName[] = ['fan', 'effect', 'dots', 'outcomes', 'drivers'];

interface Pictured {
  readonly name: ChartName;
  readonly chart: Chart;
  readonly svg: string;
  readonly png: Buffer;
}

/** Reads names of formats or charts from a command line. Throws E603 or E604 with a suggestion. */
export function readNames<Name extends string>(
  given: readonly string[],
  known: readonly Name[],
  code: 'E603' | 'E604',
): Name[] {
  return given.map((name) => {
    const found = known.find((each) => each === name);
    if (found !== undefined) return found;
    const thing = code === 'E603' ? 'report' : 'chart';
    throw new LabError(code, `unknown ${thing} \`${name}\``, {
      exit: 2,
      suggestion: nearest(name, known),
      expected: `one of ${known.join(', ')}`,
    });
  });
}

/**
 * Writes the report of a run into `<run folder>/report`: the wanted texts, all charts as PNG, SVG, CSV, Vega-Lite and
 * alternative text, numbers.json and the upload list. Everything is made before anything is written; the same run gives the
 * same bytes. Throws E601, E602, E605, and E202 where a link leads out.
 */
export async function writeReport(
  run: RunData,
  request: WriteRequest,
): Promise<{ readonly files: readonly WrittenFile[]; readonly content: ReportContent }> {
  const folder = insideFolder(run.folder, 'report');
  const { files: rendered, content } = await renderReport(run, request, earlierMade(folder, request.formats));
  const files = rendered.map(({ text, ...file }): WrittenFile => {
    writeAtomically(insideFolder(folder, file.path), text);
    return { ...file, bytes: Buffer.byteLength(text) };
  });
  return { files, content };
}

/**
 * Makes every file of a report and writes nothing; `earlier` says how texts were made that an earlier request left in its
 * folder. Throws E601, E602, E605.
 */
export async function renderReport(
  run: RunData,
  request: WriteRequest,
  earlier: readonly Made[] = [],
): Promise<RenderedReport> {
  const content = reportContent(run, request);
  const pictures = await drawAll(content);
  const texts = textsOf(content, pictures, request);
  const others = [
    { path: 'numbers.json', text: numbersFile(run, content, { ...request, made: madeOf(request), earlier }) },
    { path: 'upload-list.md', text: uploadList(texts, request) },
  ];
  return { files: [...texts, ...pictures.flatMap(chartFiles), ...others], content };
}

async function drawAll({ charts }: ReportContent): Promise<Pictured[]> {
  const { renderSvg } = await import('./render/render-svg.ts');
  const { renderPng } = await import('./render/render-png.ts');
  const drawn: Pictured[] = [];
  for (const { name, chart } of charts) {
    const svg = await renderSvg(chart);
    drawn.push({ name, chart, svg, png: renderPng(svg) });
  }
  return drawn;
}

/** A file of a report: its path in the folder `report`, with `/`, and its bytes. */
export interface TextFile {
  readonly path: string;
  readonly text: string | Buffer;
  readonly characters?: number;
  readonly budget?: number;
  readonly images?: number;
}

function textsOf(
  content: ReportContent,
  pictures: readonly Pictured[],
  { formats, charts }: WriteRequest,
): TextFile[] {
  const wanted = pictures.filter(({ name }) => charts === undefined || charts.includes(name));
  const forSnapshot = snapshotOrder
    .flatMap((name) => wanted.find((each) => each.name === name) ?? [])
    .slice(0, charts === undefined ? mostPictures.snapshot : undefined);
  const svgOf = (name: string): string => pictures.find((each) => each.name === name)?.svg ?? '';
  return [...new Set(formats)].map((format): TextFile => {
    if (format === 'html') return { path: 'report.html', text: writeHtml(content, svgOf) };
    if (format === 'forum')
      return budgeted('forum.md', writeForum(content, pictureIn(checked('forum', wanted))), wanted.length);
    if (format === 'snapshot')
      return budgeted(
        'snapshot.md',
        writeSnapshot(content, pictureIn(checked('snapshot', forSnapshot))),
        forSnapshot.length,
      );
    return budgeted('summary.txt', writeSummaryText(content), 0);
  });
}

function budgeted(path: keyof typeof budgets, text: string, images: number): TextFile {
  return { path, text, characters: text.length, budget: budgets[path], images };
}

function checked(format: 'forum' | 'snapshot', pictures: readonly Pictured[]): readonly Pictured[] {
  if (pictures.length <= mostPictures[format]) return pictures;
  throw new LabError('E602', `${pictures.length} pictures in ${format}.md`, {
    exit: 2,
    expected: `at most ${mostPictures[format]}; name fewer with --charts`,
  });
}

function pictureIn(pictures: readonly Pictured[]): (name: string) => PictureIn | undefined {
  return (wanted) => {
    const found = pictures.find(({ name }) => name === wanted);
    return (
      found && { path: `charts/${found.name}.png`, width: found.chart.width, height: found.chart.height }
    );
  };
}

function chartFiles({ name, chart, svg, png }: Pictured): TextFile[] {
  const at = (extension: string): string => `charts/${name}.${extension}`;
  return [
    { path: at('png'), text: png },
    { path: at('svg'), text: svg },
    { path: at('csv'), text: csvOf(chart) },
    { path: at('vl.json'), text: `${JSON.stringify(chart.spec, null, 1)}\n` },
    { path: at('alt.txt'), text: `${chart.alt}\n` },
  ];
}

function uploadList(texts: readonly TextFile[], { command }: WriteRequest): string {
  const lines = texts.flatMap(({ path, text }) => {
    const images =
      typeof text === 'string' ? [...text.matchAll(/\]\((charts\/[^)]+)\)/gu)].map((found) => found[1]) : [];
    if (path === 'report.html') return ['`report.html`: attach, or host anywhere; it needs no other file.'];
    const where =
      {
        'forum.md': 'the forum post',
        'snapshot.md': 'the body of the Snapshot vote',
        'summary.txt': 'short posts',
      }[path] ?? 'a post';
    return [
      ...images.map(
        (image) =>
          `\`${image}\`: upload for ${where}, then put its new address in place of \`${image}\` in \`${path}\`.`,
      ),
      `\`${path}\`: paste as ${where}.`,
    ];
  });
  return `# What to upload, in order\n\n${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n\nAnyone can check it: \`${command.replaceAll('`', "'")}\`\n`;
}
