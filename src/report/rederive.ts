import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LabError } from '../define/index.ts';
import { runFolderAt } from '../store/index.ts';
import { significant } from '../summarise/index.ts';
import { chartDigest } from './chart-data.ts';
import { plain } from './numbers.ts';
import type { NumberCheck } from './numbers.ts';
import { madeShape } from './made.ts';
import type { Made } from './made.ts';
import type { ReportOptions } from './page/context.ts';
import { reportContent } from './report-content.ts';
import type { ReportContent } from './report-content.ts';
import { bareText } from './rich-text.ts';
import type { RunData } from './run-data.ts';

const fileShape = z.object({
  schema: z.literal(1),
  run: z.string(),
  command: z.string(),
  audience: z.enum(['voter', 'analyst']),
  /** What was changed for this run, or in the fork that it is a run of. */
  changed: z.string().optional(),
  numbers: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      value: z.unknown(),
      query: z.unknown(),
      style: z.unknown(),
      method: z.string(),
      n: z.number().nullable(),
    }),
  ),
  /** Sentences and verdicts with words that follow from numbers. */
  words: z.array(z.object({ id: z.string(), text: z.string() })),
  /** In a report on an unfinished run: how many futures it is about, and how many were planned. */
  unfinished: z.object({ complete: z.number(), planned: z.number() }).optional(),
  /** Years of school that sections 1 to 6 need (Flesch and Kincaid), with two digits. */
  readingGrade: z.string().optional(),
  /** Digests of the data behind the pictures. */
  charts: z.array(z.object({ id: z.string(), text: z.string() })),
  made: madeShape,
  /** Texts that stand in the folder since an earlier request, and how they were made. */
  earlier: z.array(madeShape),
});

/** numbers.json: every number, verdict and chart of a report with what is needed to derive it again. */
export function numbersFile(
  run: RunData,
  content: ReportContent,
  options: ReportOptions & { readonly made: Made; readonly earlier: readonly Made[] },
): string {
  const file: z.infer<typeof fileShape> = {
    schema: 1,
    run: run.manifest.runKey,
    command: options.command,
    audience: options.audience ?? 'voter',
    ...(run.unfinished === undefined ? {} : { unfinished: run.unfinished }),
    ...(content.readingGrade === undefined ? {} : { readingGrade: significant(content.readingGrade, 2) }),
    ...(content.changed === undefined ? {} : { changed: content.changed.line }),
    numbers: content.numbers.map((number) => ({ ...number, value: plain(number.value) })),
    words: wordsIn(content),
    charts: chartsIn(content),
    made: options.made,
    earlier: [...options.earlier],
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function wordsIn({ sections }: ReportContent): { readonly id: string; readonly text: string }[] {
  const wanted = sections.filter(({ id }) => id === 'minute' || id === 'claims');
  return wanted.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'list')
        return block.items.map((item, index) => ({ id: `${id} ${index + 1}`, text: bareText(item) }));
      if (block.kind === 'table')
        return block.rows.map((row, index) => ({
          id: `${id} ${index + 1}`,
          text: row.map(bareText).join(' | '),
        }));
      return [];
    }),
  );
}

function chartsIn({ charts }: ReportContent): { readonly id: string; readonly text: string }[] {
  return charts.map(({ name, chart }) => ({ id: `chart ${name}`, text: chartDigest(chart) }));
}

/**
 * Derives every stored number, verdict and chart of a run's report again from its tables and says which are equal. Numbers
 * match when query, value and text do. `writtenBy` says which version wrote the run, for a report that says so. Throws E606 when report/numbers.json is missing or is not one.
 */
export function rederive(run: RunData, writtenBy?: string): NumberCheck[] {
  const stored = readStored(join(runFolderAt(run.folder).report, 'numbers.json'));
  const { command, audience, made } = stored;
  const content = reportContent(run, { command, audience, otherVersion: made.otherVersion && writtenBy });
  const now = new Map(content.numbers.map((number) => [number.id, number]));
  const numbers = stored.numbers.map(({ id, text, value, query }): NumberCheck => {
    const found = now.get(id);
    const matches =
      found !== undefined &&
      found.text === text &&
      same(found.query, query) &&
      same(plain(found.value), value);
    return { id, text, found: found?.text ?? 'not in the report', matches };
  });
  return [
    ...numbers,
    ...compared(stored.words, wordsIn(content)),
    ...compared(stored.charts, chartsIn(content)),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Text {
  readonly id: string;
  readonly text: string;
}

function compared(stored: readonly Text[], now: readonly Text[]): NumberCheck[] {
  const known = new Map(now.map(({ id, text }) => [id, text]));
  return stored.map(({ id, text }) => ({
    id,
    text,
    found: known.get(id) ?? 'not in the report',
    matches: known.get(id) === text,
  }));
}

function readStored(path: string): z.infer<typeof fileShape> {
  try {
    return fileShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? 'its form is wrong'
        : error instanceof Error
          ? error.message
          : String(error);
    throw new LabError('E606', `unreadable numbers of the report: ${why}`, {
      exit: 7,
      file: path,
      expected: 'numbers.json as `mlab report` wrote it',
    });
  }
}
