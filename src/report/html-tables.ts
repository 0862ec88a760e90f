import { escapeHtml } from './escape.ts';

/** A table with a header row and a header column; cells are HTML already. */
export function tableHtml(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, c) => (c === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
    )
    .join('\n');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
}

/** A table that narrow screens show as one card a row, each cell under its column's name; roles keep it a table for readers. */
export function cardsHtml(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const names = columns.map(escapeHtml);
  const head = names.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join('');
  const cell = (text: string, c: number): string =>
    c === 0
      ? `<th scope="row" role="rowheader">${text}</th>`
      : `<td role="cell" data-label="${names[c]}">${text}</td>`;
  const body = rows.map((row) => `<tr role="row">${row.map(cell).join('')}</tr>`).join('\n');
  const width = columns.length > 5 ? ' wide' : columns.length > 3 ? ' broad' : '';
  return `<div class="scroll cards${width}" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table role="table"><caption>${escapeHtml(caption)}</caption>\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n<tbody role="rowgroup">${body}</tbody></table></div>`;
}
