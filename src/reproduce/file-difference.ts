import { lstatSync, readFileSync } from 'node:fs';
import { plainText } from '../report/escape.ts';

/** How a file differs from what it should be, for texts with the first line that does; undefined when it is equal. */
export function fileDifference(path: string, expected: string | Buffer): string | undefined {
  if (!lstatSync(path).isFile()) return 'not a regular file';
  const found = readFileSync(path);
  if (found.equals(Buffer.from(expected))) return undefined;
  if (typeof expected !== 'string') return 'another picture than the tables give';
  if (sameLines(found.toString('utf8')) === sameLines(expected)) return 'the same text with other line ends';
  const [lines, wanted] = [found.toString('utf8').split('\n'), expected.split('\n')];
  const line = wanted.findIndex((text, index) => text !== lines[index]);
  const at = line === -1 ? wanted.length : line;
  const [one = 'nothing', other = 'nothing'] = excerpts(lines[at], wanted[at]);
  return `line ${at + 1} says ${one}, the tables give ${other}`;
}

const sameLines = (text: string): string => text.replace(/\r\n?/gu, '\n');

/** The part of two lines where they begin to differ, in quotes. */
function excerpts(...texts: readonly (string | undefined)[]): (string | undefined)[] {
  const [a = '', b = ''] = texts;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const start = Math.max(0, same - 20);
  return texts.map((text) => text && `"${plainText(text.slice(start, start + 60))}"`);
}
