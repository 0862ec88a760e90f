/** A line of a Markdown table. */
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A Markdown table with a head. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The page with `content` between its markers `<!-- table:name -->` and `<!-- /table -->`. Throws where they are missing. */
export function filled(page: string, name: string, content: string): string {
  const marker = new RegExp(`<!-- table:${name} -->[\\s\\S]*?<!-- /table -->`, 'u');
  if (!marker.test(page))
    throw new Error(`missing marker table:${name}; expected it in the page of validation`);
  return page.replace(marker, () => `<!-- table:${name} -->\n\n${content}\n\n<!-- /table -->`);
}

/** The page with a table between its markers. */
export function withTable(
  page: string,
  name: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return filled(page, name, markdownTable(heads, rows));
}
