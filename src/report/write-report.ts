import { LabError, nearest } from '../define/index.ts';
import { insideFolder, writeAtomically } from '../store/index.ts';
import { defaultBudgets } from './budgets.ts';
import type { Budgets } from './budgets.ts';
import { chartNames } from './figures/figures.ts';
import type { ChartName } from './figures/figures.ts';
import { writeHtml } from './html-page.ts';
import type { PictureIn, Pictures } from './markdown.ts';
import { earlierMade, madeOf } from './made.ts';
import type { Made, ReportFormat } from './made.ts';
import { numbersFile } from './rederive.ts';
import { chartsOf, reportContent } from './report-content.ts';
import type { ReportContent } from './report-content.ts';
import type { TextFile } from './report-file.ts';
import { chartFiles, drawAll, posterFiles } from './report-pictures.ts';
import type { Pictured } from './report-pictures.ts';
import type { ReportOptions } from './page/context.ts';
import { oddFile } from './page/model-card.ts';
import type { RunData } from './run-data.ts';
import { writeForum, writeSnapshot, writeSummaryText } from './text-files.ts';
import { uploadList } from './upload-list.ts';

export { reportFormats } from './made.ts';
export type { ReportFormat } from './made.ts';

/** What to write. */
export interface WriteRequest extends ReportOptions {
  readonly formats: readonly ReportFormat[];
  /** Charts in the texts; those that say most when absent. The page and report/charts always have all. */
  readonly charts?: readonly ChartName[];
  /** Limits of the texts other than those that forums and vote pages have at first. */
  readonly budgets?: Partial<Budgets>;
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

/** Charts in the order in which they are chosen where there is no room for all. */
const mostTelling: readonly ChartName[] = ['fan', 'effect', 'dots', 'drivers', 'outcomes', ...chartNames];

/** Reads names of formats or charts from a command line. Throws E603 or E604 with a suggestion. */
export function readNames<Name extends string>(
  given: readonly string[],
  known: readonly Name[],
  code: 'E603' | 'E604',
): Name[] {
  return given.map((name) => {
    // Tables and lists call the texts by their files.
    const bare =
      code === 'E603' ? name.replace(/^report\.html$/u, 'html').replace(/\.(?:md|txt|html)$/u, '') : name;
    const found = known.find((each) => each === bare);
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
 * same bytes. Throws E601 for a text over its limit once the others are written, E602, E605, and E202 where a link leads out.
 */
export async function writeReport(
  run: RunData,
  request: WriteRequest,
): Promise<{ readonly files: readonly WrittenFile[]; readonly content: ReportContent }> {
  try {
    return await writeWhole(run, request);
  } catch (error) {
    if (!(error instanceof LabError) || error.code !== 'E601') throw error;
    const formats = request.formats.filter((format) => fileOf[format] !== error.place.file);
    if (formats.length === 0 || formats.length === request.formats.length) throw error;
    await writeReport(run, { ...request, formats });
    const expected = `${error.place.expected ?? ''}; the other files of the report are written`;
    throw new LabError(error.code, error.message, { ...error.place, expected });
  }
}

const fileOf: Readonly<Record<ReportFormat, string>> = {
  html: 'report.html',
  forum: 'forum.md',
  snapshot: 'snapshot.md',
  summary: 'summary.txt',
};

async function writeWhole(
  run: RunData,
  request: WriteRequest,
): Promise<{ readonly files: readonly WrittenFile[]; readonly content: ReportContent }> {
  const folder = insideFolder(run.folder, 'report');
  const { files: rendered, content } = await renderReport(run, request, earlierMade(folder, request.formats));
  return { files: written(run, rendered), content };
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
  const pictures = await drawAll(content.charts);
  const poster = await posterFiles(pictures);
  const drawn = { pictures, poster: poster?.picture };
  const texts = textsOf(content, drawn, request);
  const charts = [...pictures.flatMap(chartFiles), ...(poster?.files ?? [])];
  const odd = request.card?.odd;
  const model = odd === undefined ? [] : [{ path: oddFile, text: odd }];
  const others = [
    { path: 'numbers.json', text: numbersFile(run, content, { ...request, made: madeOf(request), earlier }) },
    {
      path: 'upload-list.md',
      text: uploadList([...texts, ...staying(content, drawn, earlier), ...charts, ...model], content),
    },
  ];
  return { files: [...texts, ...charts, ...others, ...model], content };
}

/**
 * Draws charts of a run and writes their files into `<run folder>/report/charts`, nothing else: the named ones, or all that
 * the run has something for. Throws E604 when a named one has nothing to show, E605, and E202 where a link leads out.
 */
export async function writeCharts(
  run: RunData,
  options: ReportOptions,
  names: readonly ChartName[] = chartNames,
): Promise<readonly WrittenFile[]> {
  const charts = chartsOf(run, options, names);
  const missing =
    names === chartNames ? [] : names.filter((name) => !charts.some((each) => each.name === name));
  if (missing.length > 0) {
    throw new LabError('E604', `nothing to draw in the chart \`${missing[0]}\``, {
      exit: 2,
      expected: 'a run that has what it shows; without --charts every chart that can be drawn is drawn',
    });
  }
  const pictures = await drawAll(charts);
  return written(run, [...pictures.flatMap(chartFiles), ...((await posterFiles(pictures))?.files ?? [])]);
}

function written(run: RunData, files: readonly TextFile[]): WrittenFile[] {
  const folder = insideFolder(run.folder, 'report');
  return files.map(({ text, ...file }): WrittenFile => {
    writeAtomically(insideFolder(folder, file.path), text);
    return { ...file, bytes: Buffer.byteLength(text) };
  });
}

/** Charts of a report, and the poster where there is one. */
interface Drawn {
  readonly pictures: readonly Pictured[];
  readonly poster: PictureIn | undefined;
}

function textsOf(
  content: ReportContent,
  { pictures, poster }: Drawn,
  { formats, charts, budgets }: Pick<WriteRequest, 'formats' | 'charts' | 'budgets'>,
): TextFile[] {
  const limits = { ...defaultBudgets, ...budgets };
  const svgOf = (name: string): string => pictures.find((each) => each.name === name)?.svg ?? '';
  const inText = (format: 'forum' | 'snapshot', write: typeof writeForum): TextFile => {
    const most = limits[`${format}-images`];
    const isPoster = format === 'forum' && most === 1 && charts === undefined && poster !== undefined;
    const picture: Pictures = isPoster
      ? (name) => (name === posterPlace ? poster : undefined)
      : pictureIn(chosenFor(format, { pictures, charts, most }));
    const budget = limits[format];
    const text = write(content, { picture, budget });
    const images = [...text.matchAll(/\]\(charts\//gu)].length;
    return { path: `${format}.md`, text, characters: text.length, budget, images };
  };
  return [...new Set(formats)].map((format): TextFile => {
    if (format === 'html') return { path: 'report.html', text: writeHtml(content, svgOf) };
    if (format === 'forum') return inText('forum', writeForum);
    if (format === 'snapshot') return inText('snapshot', writeSnapshot);
    const text = writeSummaryText(content, limits.summary);
    return { path: 'summary.txt', text, characters: text.length, budget: limits.summary, images: 0 };
  });
}

/** Texts of earlier requests as far as the upload list asks: which there are, and the pictures in them; their length is no matter here. */
function staying(content: ReportContent, drawn: Drawn, earlier: readonly Made[]): readonly TextFile[] {
  return earlier.flatMap(({ formats, charts, budgets }) =>
    textsOf(content, drawn, {
      formats,
      ...(charts === null ? {} : { charts }),
      budgets: { ...budgets, forum: Infinity, snapshot: Infinity, summary: Infinity },
    }),
  );
}

/** The chart in whose place the poster stands in a post that may have one image. */
const posterPlace: ChartName = 'fan';

/** The charts that a text shows: those named, or as many of the most telling as it may have. */
function chosenFor(
  format: 'forum' | 'snapshot',
  {
    pictures,
    charts,
    most,
  }: {
    readonly pictures: readonly Pictured[];
    readonly charts: readonly ChartName[] | undefined;
    readonly most: number;
  },
): readonly Pictured[] {
  if (charts === undefined)
    return [...new Set(mostTelling)]
      .flatMap((name) => pictures.find((each) => each.name === name) ?? [])
      .slice(0, most);
  const named = pictures.filter(({ name }) => charts.includes(name));
  if (named.length <= most) return named;
  throw new LabError('E602', `${named.length} pictures in ${format}.md`, {
    exit: 2,
    expected: `at most ${most}; name fewer with --charts, or allow more with --budget ${format}-images=${named.length}`,
  });
}

function pictureIn(pictures: readonly Pictured[]): Pictures {
  return (wanted) => {
    const found = pictures.find(({ name }) => name === wanted);
    return (
      found && { path: `charts/${found.name}.png`, width: found.chart.width, height: found.chart.height }
    );
  };
}
