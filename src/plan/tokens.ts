import { LabError } from '../define/index.ts';

/** A word, number or sign of a test with the position of its first character, from 1. */
export interface Token {
  readonly text: string;
  readonly at: number;
}

// A dash inside a word belongs to the word, so that scenarios may be called `full-slow`; a minus has spaces around it.
const word = /[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*/uy;
const amount = /(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d[\d_]*)(?:\.\d+)?(?:[eE][+-]?\d+)?%?/uy;
const sign = /<=|>=|==|!=|[-+*/()<>,]/uy;

/** Words, numbers and signs of a test in order. Throws E124 at a character that is none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/u.test(text[position])) {
      position += 1;
      continue;
    }
    const found =
      matchAt(word, text, position) ?? matchAt(amount, text, position) ?? matchAt(sign, text, position);
    if (found === undefined) {
      const expected = text[position] === '=' ? '`==`' : 'a number, a name, an operator or a parenthesis';
      throw wrong(text, position + 1, `unexpected \`${text[position]}\``, expected);
    }
    tokens.push({ text: found, at: position + 1 });
    position += found.length;
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

/** The error of a test or gate that is wrong at a position (from 1). */
export function wrong(
  text: string,
  at: number,
  what: string,
  expected: string,
  suggestion?: string,
): LabError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}...` : text;
  return new LabError('E124', `invalid test \`${shown}\`: ${what} at character ${at}`, {
    expected,
    suggestion,
  });
}
