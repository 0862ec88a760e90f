import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LabError } from '../../define/index.ts';
import { insideFolder, writeAtomically } from '../../store/index.ts';
import { chartDigest, csvOf } from '../chart-data.ts';
import { writeHtml } from '../html-page.ts';
import { plain } from '../numbers.ts';
import type { NumberCheck } from '../numbers.ts';
import { bareText } from '../rich-text.ts';
import type { RunData } from '../run-data.ts';
import { writeForum } from '../text-files.ts';
import { differenceContent } from './difference-content.ts';
import type { DifferenceCommands, DifferenceContent } from './difference-content.ts';

/** Characters of the forum text. */
const FORUM = 32_000;

const entryShape = z.object({ id: z.string(), text: z.string() });
const numbersShape = z.object({
  schema: z.literal(1),
  kind: z.literal('difference'),
  before: z.string(),
  after: z.string(),
  commands: z.object({ before: z.string(), after: z.string(), check: z.string() }),
  /** Keys of the searches for flips that it states; absent in reports of earlier versions, which state all there were. */
  searches: z.array(z.string()).optional(),
  numbers: z.array(
    entryShape.extend({
      value: z.unknown(),
      query: z.unknown(),
      style: z.unknown(),
      method: z.string(),
      n: z.number().nullable(),
    }),
  ),
  words: z.array(entryShape),
  charts: z.array(entryShape),
});

/** Folder of the report of a difference, inside the folder of the second run. */
export const differenceFolder = (first: RunData, second: RunData): string =>
  insideFolder(second.folder, `difference-${first.manifest.runKey}`);

/**
 * Writes the report of a difference into the folder of the second run: page, forum text, pictures with their data, and numbers.json.
 * Everything is made before anything is written; the same runs and searches give the same bytes. Throws E601, E605.
 */
export async function writeDifference(
  first: RunData,
  second: RunData,
  commands: DifferenceCommands,
): Promise<{ readonly folder: string; readonly files: readonly string[]; readonly made: DifferenceContent }> {
  const made = differenceContent(first, second, commands);
  const [{ renderSvg }, { renderPng }] = await Promise.all([
    import('../render/render-svg.ts'),
    import('../render/render-png.ts'),
  ]);
  const drawn = new Map<string, string>();
  for (const { name, chart } of made.charts) drawn.set(name, await renderSvg(chart));
  const files: [string, string | Buffer][] = [
    ['report.html', writeHtml(made.content, (name) => drawn.get(name) ?? '')],
    ['forum.md', writeForum(made.content, { budget: FORUM, picture: pictureIn(made) })],
    ['numbers.json', numbersFile(first, second, { made, commands })],
    ...made.charts.flatMap(({ name, chart }): [string, string | Buffer][] => {
      const svg = drawn.get(name) ?? '';
      return [
        [`charts/${name}.png`, renderPng(svg)],
        [`charts/${name}.svg`, svg],
        [`charts/${name}.csv`, csvOf(chart)],
        [`charts/${name}.vl.json`, `${JSON.stringify(chart.spec, null, 1)}\n`],
        [`charts/${name}.alt.txt`, `${chart.alt}\n`],
      ];
    }),
  ];
  const folder = differenceFolder(first, second);
  for (const [path, text] of files) writeAtomically(insideFolder(folder, path), text);
  return { folder, files: files.map(([path]) => path), made };
}

const pictureIn =
  ({ charts }: DifferenceContent) =>
  (wanted: string) => {
    const found = charts.find(({ name }) => name === wanted);
    return (
      found && { path: `charts/${found.name}.png`, width: found.chart.width, height: found.chart.height }
    );
  };

function numbersFile(
  first: RunData,
  second: RunData,
  { made, commands }: { readonly made: DifferenceContent; readonly commands: DifferenceCommands },
): string {
  const file: z.infer<typeof numbersShape> = {
    ...{ schema: 1, kind: 'difference', before: first.manifest.runKey, after: second.manifest.runKey },
    commands: { ...commands },
    searches: [...made.searches],
    ...entriesOf(made),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Numbers, words and pictures of a report, as numbers.json keeps them. */
function entriesOf({
  content,
  charts,
}: DifferenceContent): Pick<z.infer<typeof numbersShape>, 'numbers' | 'words' | 'charts'> {
  return {
    numbers: content.numbers.map((number) => ({ ...number, value: plain(number.value) })),
    words: content.sections.flatMap(({ id, blocks }) =>
      blocks
        .flatMap((block) => {
          if (block.kind === 'list') return block.items.map(bareText);
          return block.kind === 'table' ? block.rows.map((row) => row.map(bareText).join(' | ')) : [];
        })
        .map((text, at) => ({ id: `${id} ${at + 1}`, text })),
    ),
    charts: charts.map(({ name, chart }) => ({ id: `chart ${name}`, text: chartDigest(chart) })),
  };
}

/**
 * Derives every number, word and picture of a written report of a difference again from both runs, and says which are equal. Throws E606
 * when its numbers.json is missing, is not one, or is about other runs. A search that was made since is named, and is no difference.
 */
export function checkDifference(
  first: RunData,
  second: RunData,
): { readonly checks: NumberCheck[]; readonly newSearches: readonly string[] } {
  const path = join(differenceFolder(first, second), 'numbers.json');
  const stored = readStored(path);
  if (stored.before !== first.manifest.runKey || stored.after !== second.manifest.runKey)
    throw unreadable(path, `it is about ${stored.before} and ${stored.after}`);
  const now = entriesOf(differenceContent(first, second, stored.commands, stored.searches));
  const all = stored.searches === undefined ? [] : differenceContent(first, second, stored.commands).searches;
  const newSearches = all.filter((key) => stored.searches?.includes(key) !== true);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const numbers = new Map(now.numbers.map((number) => [number.id, number]));
  const checks = [
    ...stored.numbers.map(({ id, text, value, query }): NumberCheck => {
      const found = numbers.get(id);
      const matches =
        found !== undefined && found.text === text && same(found.query, query) && same(found.value, value);
      return { id, text, found: found?.text ?? 'not in the report', matches };
    }),
    ...comparedTexts(stored.words, now.words),
    ...comparedTexts(stored.charts, now.charts),
  ];
  return { checks, newSearches };
}

type Entry = z.infer<typeof entryShape>;

function comparedTexts(stored: readonly Entry[], now: readonly Entry[]): NumberCheck[] {
  const known = new Map(now.map(({ id, text }) => [id, text]));
  const gone = stored.map(({ id, text }): NumberCheck => {
    const found = known.get(id) ?? 'not in the report';
    return { id, text, found, matches: found === text };
  });
  const ids = new Set(stored.map(({ id }) => id));
  const added = now.filter(({ id }) => !ids.has(id));
  return [
    ...gone,
    ...added.map(({ id, text }) => ({ id, text: 'not in the report', found: text, matches: false })),
  ];
}

function readStored(path: string): z.infer<typeof numbersShape> {
  try {
    return numbersShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (problem) {
    throw unreadable(
      path,
      problem instanceof z.ZodError
        ? 'its form is wrong'
        : problem instanceof Error
          ? problem.message
          : String(problem),
    );
  }
}

const unreadable = (path: string, why: string): LabError =>
  new LabError('E606', `unreadable numbers of the report: ${why}`, {
    exit: 7,
    file: path,
    expected: 'numbers.json as `mlab difference --report` wrote it',
  });
