import { pathText } from './problems.ts';
import type { Spot } from './problems.ts';

interface Frame {
  readonly open: string;
  /** Key being given a value, in braces; position in the list, in brackets; nothing in parentheses. */
  step: string | number | undefined;
  expectsKey: boolean;
}

const token =
  /\/\/[^\n]*|\/\*[^]*?\*\/|`(?:\\[^]|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_$][\p{L}\p{N}_$]*|[{}[\](),:]/gu;

/**
 * Places of the keys of object literals in a TypeScript text, by path. It knows brackets, strings and comments, not the language:
 * good enough to point at a line, never used to decide anything.
 */
export function keyPlaces(text: string): Map<string, { key: Spot }> {
  const places = new Map<string, { key: Spot }>();
  const frames: Frame[] = [];
  let last: { name: string; offset: number } | undefined;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found.startsWith('//') || found.startsWith('/*')) continue;
    const top = frames.at(-1);
    if ('{[('.includes(found)) {
      frames.push({ open: found, step: found === '[' ? 0 : undefined, expectsKey: found === '{' });
      last = undefined;
    } else if (found === ':' || found === ',' || found === '}') {
      if (top?.open === '{' && top.expectsKey && last !== undefined) {
        top.step = last.name;
        places.set(pathText(steps(frames)), { key: spotAt(text, last.offset) });
      }
      afterMark(frames, found);
      last = undefined;
    } else if (found === ']' || found === ')') {
      frames.pop();
      last = undefined;
    } else {
      last = { name: found.replace(/^['"`]|['"`]$/gu, ''), offset: index };
    }
  }
  return places;
}

function afterMark(frames: Frame[], mark: string): void {
  const top = frames.at(-1);
  if (mark === '}') frames.pop();
  else if (top !== undefined && mark === ':') top.expectsKey = false;
  else if (top?.open === '{') top.expectsKey = true;
  else if (typeof top?.step === 'number') top.step += 1;
}

function steps(frames: readonly Frame[]): (string | number)[] {
  return frames.map(({ step }) => step).filter((step) => step !== undefined);
}

/** Line and column of a position in a text, from 1. */
export function spotAt(text: string, offset: number): Spot {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
