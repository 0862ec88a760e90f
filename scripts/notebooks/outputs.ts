import { z } from 'zod';
import { SIGNAL } from './cells.ts';

const shown = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.literal('picture'), svg: z.string() }),
  z.object({ kind: z.literal('prose'), text: z.string() }),
  z.object({
    kind: z.literal('file'),
    name: z.string(),
    text: z.string(),
    language: z.enum(['typescript', 'python', 'text']),
    folded: z.boolean(),
  }),
]);

/** What a cell showed: lines it printed, or a table, a picture, a sentence or a file that it showed as such. */
export type Output = z.infer<typeof shown> | { readonly kind: 'printed'; readonly text: string };

/**
 * The outputs of each cell, by number, from what a notebook with signals wrote. Throws an Error for a signal that cannot be
 * understood, and for output before the first cell.
 */
export function outputsOf(written: string, cells: number): Output[][] {
  const outputs = Array.from({ length: cells }, (): Output[] => []);
  let current: Output[] | undefined;
  let printed: string[] = [];
  const flush = (): void => {
    const text = printed.join('\n').replace(/^\n+|\s+$/gu, '');
    printed = [];
    if (text === '') return;
    if (current === undefined) throw new Error(`invalid output before the first cell: ${text}`);
    current.push({ kind: 'printed', text });
  };
  for (const line of written.split('\n')) {
    if (!line.startsWith(SIGNAL)) {
      printed.push(line);
      continue;
    }
    flush();
    const cell = /^cell (\d+)$/u.exec(line.slice(1))?.[1];
    if (cell === undefined) current?.push(shown.parse(JSON.parse(line.slice(1))));
    else current = outputs[Number(cell)];
    if (current === undefined) throw new Error(`invalid signal: ${line.slice(1)}; expected a cell before it`);
  }
  flush();
  return outputs;
}
