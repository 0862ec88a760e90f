import { escapeHtml } from '../../src/report/escape.ts';
import type { Language } from './cells.ts';

const number = String.raw`\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b`;

const keywords: Readonly<Record<Language, string>> = {
  typescript:
    'as async await break case catch const continue default else export false finally for from function if import in instanceof interface let new null of return satisfies switch throw true try type typeof undefined void while yield',
  python:
    'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None not or pass raise return True try while with yield',
};

const shapes: Readonly<Record<Language, { readonly comment: string; readonly string: string }>> = {
  typescript: {
    comment: String.raw`//[^\n]*|/\*[\s\S]*?\*/`,
    string: String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|` + '`(?:\\\\[\\s\\S]|[^`\\\\])*`',
  },
  python: {
    comment: String.raw`#[^\n]*`,
    string: String.raw`(?:\b[fr])?(?:"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`,
  },
};

const names = ['comment', 'string', 'number', 'keyword'] as const;

/** Code as HTML with comments, strings, numbers and keywords marked; the text between the marks is the code itself. */
export function highlight(code: string, language: Language): string {
  const { comment, string } = shapes[language];
  const words = `\\b(?:${keywords[language].replaceAll(' ', '|')})\\b`;
  const tokens = new RegExp(`(${comment})|(${string})|(${number})|(${words})`, 'gu');
  let html = '';
  let end = 0;
  for (const token of code.matchAll(tokens)) {
    const kind = names.find((_, at) => token[at + 1] !== undefined);
    html += `${asHtml(code.slice(end, token.index))}<span class="${kind}">${asHtml(token[0])}</span>`;
    end = token.index + token[0].length;
  }
  return html + asHtml(code.slice(end));
}

/** Text of several lines as HTML, with its lines and spaces. */
export function asHtml(text: string): string {
  return text
    .split(/([ \n]+)/u)
    .map((piece) => (/^[ \n]*$/u.test(piece) ? piece : escapeHtml(piece)))
    .join('');
}
