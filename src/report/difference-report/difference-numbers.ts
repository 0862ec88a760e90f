import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LabError } from '../../define/index.ts';
import { chartDigest } from '../chart-data.ts';
import { plain } from '../numbers.ts';
import { bareText } from '../rich-text.ts';
import type { DifferenceContent } from './difference-content.ts';

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

/** numbers.json of a report of a difference. */
export type DifferenceNumbers = z.infer<typeof numbersShape>;
/** A text of a report by its name. */
export type DifferenceEntry = z.infer<typeof entryShape>;

/** Numbers, words and pictures of a report, as numbers.json keeps them. */
export function entriesOf({
  content,
  charts,
}: DifferenceContent): Pick<DifferenceNumbers, 'numbers' | 'words' | 'charts'> {
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

/** Reads numbers.json of a report of a difference. Throws E606 when it is missing or is not one. */
export function readNumbers(path: string): DifferenceNumbers {
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

/** The problem of a numbers.json that cannot be used. */
export const unreadable = (path: string, why: string): LabError =>
  new LabError('E606', `unreadable numbers of the report: ${why}`, {
    exit: 7,
    file: path,
    expected: 'numbers.json as `mlab difference --report` wrote it',
  });
