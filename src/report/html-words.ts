import { escapeHtml } from './escape.ts';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc](?:[^a-z<>&;]*[\u0590-\u08ff\ufb1d-\ufefc])?/giu;

/** Words of any script as HTML: what is read from right to left does not move the words beside it, and a date stays on its line. */
export function wordsHtml(text: string): string {
  return escapeHtml(text)
    .replace(rightToLeft, '<bdi dir="rtl">$&</bdi>')
    .replace(/\b\d{4}-\d{2}-\d{2}\b/gu, '<span class="day">$&</span>');
}
