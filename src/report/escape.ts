// Control characters, among them the escape that starts a terminal sequence, and marks that reorder text.
const terminalSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text on one line without terminal sequences, control characters or marks that reorder text; for the terminal and for files. */
export function plainText(text: string): string {
  return text
    .replace(terminalSequence, '')
    .replace(controlCharacter, ' ')
    .replace(loneSurrogate, '\ufffd')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Text that stands as itself between HTML or SVG tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * Text that CommonMark shows as it is, also in a table cell, at the start of a line and where HTML is allowed.
 * Characters with a meaning get a backslash; `<` and `&` become entities, because forums strip tags before they read Markdown.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]()#+!|~^$:@]/g, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^([-=])/, '\\$1')
    .replace(/^(\d+)([.])/, '$1\\$2');
}

/**
 * One field of a CSV line (RFC 4180). Numbers stay as they are; text that a spreadsheet would take for a formula
 * (leading = + - @ or tab) gets a leading apostrophe.
 */
export function escapeCsv(field: string | number): string {
  if (typeof field === 'number') return String(field);
  const text = plainText(field);
  const isFormula = /^[\s]*[=+\-@]/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;]/.test(safe) || isFormula ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A label for a chart. Vega takes expressions and signals only from objects (`{"signal": …}`, `{"expr": …}`) and from
 * its own expression fields, never from a plain string, so a label is safe once it is a string; anything else throws.
 */
export function vegaText(label: unknown): string {
  if (typeof label !== 'string') throw new Error(`invalid chart label: ${typeof label}; expected text`);
  return plainText(label);
}
