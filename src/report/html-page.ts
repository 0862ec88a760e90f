import { significant } from '../summarise/index.ts';
import type { ChartTable } from './charts/chart.ts';
import { escapeHtml } from './escape.ts';
import { htmlDocument } from './html-document.ts';
import { cardsHtml, tableHtml } from './html-tables.ts';
import { wordsHtml } from './html-words.ts';
import { spaced } from './markdown.ts';
import { counted, textOf, withMinus } from './numbers.ts';
import { withOwnIds } from './own-ids.ts';
import { plainMethod } from './plain-method.ts';
import { pageStyle } from './page/style.ts';
import type { ReportContent } from './report-content.ts';
import { paragraph } from './rich-text.ts';
import type { Block, Inline, Rich, Section } from './rich-text.ts';

/** The report as one page, its pictures inside. `svgOf` gives the picture of a chart by name. */
export function writeHtml(content: ReportContent, svgOf: (name: string) => string): string {
  const { run, command, digest } = content.footer;
  const body = [
    '<a class="skip" href="#minute">Skip to the answer</a>',
    `<header><p class="quiet">Model result, not a forecast · run ${escapeHtml(run)}</p>`,
    `<h1>${wordsHtml(content.title)}</h1><p class="quiet">${wordsHtml(content.subtitle)}</p>`,
    content.changed === undefined
      ? '</header>'
      : `<p><strong>${wordsHtml(content.changed.line)}</strong></p></header>`,
    '<main>',
    withPlaces(sectionsHtml(content, svgOf)),
    '</main>',
    `<footer class="quiet"><p>Check it: <code>${escapeHtml(command)}</code></p>`,
    `<p>Run ${escapeHtml(run)} · digest <code>${escapeHtml(digest)}</code></p>`,
    '<p>Model result, not a forecast, not financial advice.</p></footer>',
  ];
  return htmlDocument({ title: content.title, style: pageStyle, body });
}

function sectionsHtml(content: ReportContent, svgOf: (name: string) => string): string {
  const sections = content.sections.map((section, index) => ({ ...section, number: index + 1 }));
  const own = sections[0]?.blocks.find(isChart);
  const lead = own ?? sections.flatMap(({ id, blocks }) => (id === 'charts' ? blocks : [])).find(isChart);
  const [first, ...others] = sections.map((section): string => {
    const blocks = section.blocks.filter((block) => block !== lead);
    if (section.id === 'charts' && lead !== undefined && own === undefined)
      blocks.unshift(paragraph([leadNote]));
    const body = blocks.map((block) => blockHtml(block, svgOf)).join('\n');
    return section.number === 1
      ? sectionHtml(section, `<div class="answer">\n${body}\n</div>\n${lead ? blockHtml(lead, svgOf) : ''}`)
      : sectionHtml(section, body);
  });
  return [first, contentsHtml(sections), ...others, numbersHtml(content)].join('\n');
}

const leadNote = 'The first chart stands at the top of this page, beside the answer.';

const isChart = (block: Block): block is Extract<Block, { kind: 'chart' }> => block.kind === 'chart';

/** A section of the page with its number. */
type Numbered = Pick<Section, 'id' | 'title'> & { readonly number: number };

function contentsHtml(sections: readonly Numbered[]): string {
  const items = sections.map(({ id, title }) => `<li><a href="#${id}">${wordsHtml(title)}</a></li>`);
  return `<nav aria-label="Contents"><ol>${items.join('')}</ol></nav>`;
}

function sectionHtml({ id, title, number }: Numbered, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${number}. ${wordsHtml(title)}</h2>\n${body}\n</section>`;
}

function blockHtml(block: Block, svgOf: (name: string) => string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
    case 'table':
      return cardsHtml(
        block.caption,
        block.columns,
        block.rows.map((row) => row.map(inlineHtml)),
      );
    case 'chart': {
      const { title, caption, table } = block.chart;
      const picture = withOwnIds(svgOf(block.name), block.name);
      return [
        `<figure id="chart-${block.name}"><div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(title)}">${picture}</div>`,
        `<figcaption>${wordsHtml(caption)}</figcaption>`,
        `<details><summary>Data of this chart (${table.rows.length} rows)</summary>${chartTableHtml(title, table)}</details></figure>`,
      ].join('\n');
    }
  }
}

function chartTableHtml(title: string, { columns, rows }: ChartTable): string {
  const shown = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'number'
        ? withMinus(significant(cell, Number.isInteger(cell) ? 15 : 6).replace(/\.0+$/u, ''))
        : escapeHtml(cell),
    ),
  );
  return tableHtml(title, columns, shown);
}

function inlineHtml(text: Rich): string {
  return text.map(pieceHtml).join('');
}

function pieceHtml(piece: Inline): string {
  if (typeof piece === 'string') return spaced(piece, wordsHtml);
  switch (piece.kind) {
    case 'number':
      return `<a class="number" href="#${piece.id}">${escapeHtml(piece.text)}</a>`;
    case 'strong':
      return `<strong>${inlineHtml(piece.text)}</strong>`;
    case 'code':
      return `<code>${escapeHtml(piece.text)}</code>`;
    case 'link':
      return `<a href="${escapeHtml(piece.href)}" rel="noreferrer">${wordsHtml(piece.text)}</a>`;
  }
}

/** Every number of the page, if it has any, with its query, method and n, and the way back to where it stands first. */
function numbersHtml({ numbers, audience }: ReportContent): string {
  if (numbers.length === 0) return '';
  const rows = numbers.map(({ id, text, query, method, n }) => [
    `<a id="${id}" href="#at-${id}">${escapeHtml(text)}</a>`,
    escapeHtml(audience === 'voter' ? plainMethod(method) : method),
    n === null ? 'exact' : textOf(n, counted),
    `<code>${escapeHtml(JSON.stringify(query))}</code>`,
  ]);
  const table = tableHtml(
    'Every number of this page with the query that gives it; a number leads back to where it stands first',
    ['Number', 'Method', 'n', 'Query'],
    rows,
  );
  return `<section id="numbers" aria-labelledby="numbers-title"><h2 id="numbers-title">Numbers and their queries</h2>\n${table}</section>`;
}

/** Gives the first place of every number a name; a number that stands only in pictures leads nowhere. */
function withPlaces(page: string): string {
  const placed = new Set<string>();
  const named = page.replace(/<a class="number" href="#([^"]+)"/gu, (found, id: string) => {
    if (placed.has(id)) return found;
    placed.add(id);
    return `<a class="number" id="at-${id}" href="#${id}"`;
  });
  return named.replace(/<a id="([^"]+)" href="#at-[^"]+">(.*?)<\/a>/gu, (found, id: string, text: string) =>
    placed.has(id) ? found : `<span id="${id}">${text}</span>`,
  );
}
