import { grouped, LabError } from '../define/index.ts';
import { escapeMarkdown, plainText, snapshotText } from './escape.ts';
import { figures } from './figures/figures.ts';
import { codeSpan, inlineMarkdown, markdownOf } from './markdown.ts';
import type { Pictures } from './markdown.ts';
import type { ReportContent } from './report-content.ts';
import { bareText } from './rich-text.ts';
import type { Block, Brief, Section } from './rich-text.ts';
import { snapshotOf } from './snapshot-text.ts';

/** A text with its limit in characters. */
export interface TextLimits {
  readonly picture: Pictures;
  readonly budget: number;
}

/** Footer of every text. */
export function footerLines({ footer }: ReportContent): string[] {
  return [
    `Check it: ${footer.command}`,
    `Run ${footer.run}, digest ${footer.digest}`,
    'Model result, not a forecast, not financial advice.',
  ];
}

/**
 * forum.md: CommonMark with tables and pictures, sections 7 to 12 folded. Where that is over its budget the appendix, which is made and not
 * written, stands in its short form and says so. Throws E601 when it is over its budget all the same.
 */
export function writeForum(content: ReportContent, { picture, budget }: TextLimits): string {
  const draft = (withAppendix: boolean): Draft => {
    const sections = content.sections.map((section, index) => ({
      title: section.title,
      text: forumSection(withAppendix ? section : shortAppendix(section), index, content, picture),
    }));
    const [, run, warning] = footerLines(content);
    const footer = `---\n\nCheck it: ${codeSpan(content.footer.command)}\n\n${escapeMarkdown(run)}\n\n*${warning}*\n`;
    const body = sections.map(({ text }) => text).join('\n');
    const changed = content.changed === undefined ? '' : `**${inlineMarkdown([content.changed.line])}**\n\n`;
    const text = `# ${inlineMarkdown([content.title])}\n\n${changed}${body}\n${footer}`;
    return { file: 'forum.md', text, budget, sections };
  };
  const whole = draft(true);
  return whole.text.length <= budget ? whole.text : withinBudget(draft(false));
}

const shortAppendix = (section: Section): Section =>
  section.id === 'appendix' && section.short !== undefined ? { ...section, blocks: section.short } : section;

function forumSection(section: Section, index: number, content: ReportContent, picture: Pictures): string {
  const more = section.id === 'charts' ? otherCharts(content, picture) : '';
  const body = `${markdownOf(section.blocks, picture)}${more}`;
  const place = index + 1;
  return section.folded
    ? `[details="${place}. ${plainText(section.title).replaceAll('"', '')}"]\n\n${body}\n[/details]\n`
    : `## ${place}. ${inlineMarkdown([section.title])}\n\n${body}`;
}

/** One line on the charts that this text does not show. */
function otherCharts({ charts }: ReportContent, picture: Pictures): string {
  const asked = charts
    .filter(({ name }) => picture(name) === undefined)
    .map(({ name }) => figures[name].asks);
  return asked.length === 0
    ? ''
    : `\n${inlineMarkdown([`More charts in the full report: ${asked.join(' ')}`])}\n`;
}

const snapshotSections = ['minute', 'changes', 'open', 'claims', 'charts', 'hand', 'disclosure'];
const shortForm =
  'This is the short form. Every test, source, chart and number stands in the full report; the command below computes it again.';

/** snapshot.md: no HTML, no escapes, one line a paragraph; sections in their short form. Throws E601 when it is over its budget. */
export function writeSnapshot(content: ReportContent, { picture, budget }: TextLimits): string {
  const [, run, warning] = footerLines(content);
  const check = `Check it: ${codeSpan(content.footer.command)}`;
  const footer = [shortForm, check, snapshotText(run), warning].join('\n\n');
  const sections = snapshotSections
    .flatMap((id) => content.sections.find((section) => section.id === id) ?? [])
    .map((section) => ({ title: section.title, body: snapshotOf(shortBlocks(section, content), picture) }))
    .filter(({ body }) => body !== '')
    .map(({ title, body }) => ({ title, text: `## ${snapshotText(title)}\n\n${body}` }));
  const body = sections.map(({ text }) => text).join('\n');
  const changed = content.changed === undefined ? '' : `**${snapshotText(content.changed.line)}**\n\n`;
  const text = `# ${snapshotText(content.title)}\n\n${changed}${body}\n${footer}\n`;
  return withinBudget({ file: 'snapshot.md', text, budget, sections });
}

/** A section in few words. A short text has all its pictures in one section, so that none is lost with a section that it leaves out. */
function shortBlocks({ id, blocks, short }: Section, { charts }: ReportContent): Block[] {
  const pictures = id === 'charts' ? charts.map((each): Block => ({ kind: 'chart', ...each })) : [];
  return [...(short ?? blocks).filter(({ kind }) => kind !== 'chart'), ...pictures];
}

/**
 * summary.txt: the question, against what, as many verdicts as fit, how many sets of rules are left out, and how to check them. A verdict whose
 * predecessor is left out names its outcome. Throws E601 when not even one fits.
 */
export function writeSummaryText(content: ReportContent, budget: number): string {
  const [minute] = content.sections;
  const { lead, must, failed, lines, sets } = minute.brief ?? noBrief;
  const [check, , warning] = footerLines(content);
  const compose = (count: number): string => {
    const kept = keptPlaces(lines.length, must, count);
    const verdicts = kept.map((place) => lines[place][kept.includes(place - 1) ? 'text' : 'named']);
    const left = sets - new Set(kept.map((place) => lines[place].scenario)).size;
    const more = left > 0 ? `${left} more ${left === 1 ? 'set' : 'sets'} of rules in the report.` : '';
    const said = [content.title, content.changed?.brief ?? '', bareText(failed), lead];
    return (
      [...said, ...verdicts.map(bareText), more, warning, check]
        .map(plainText)
        .filter((line) => line !== '')
        .join('\n') + '\n'
    );
  };
  let count = lines.length;
  while (count > 1 && compose(count).length > budget) count -= 1;
  const text = compose(count);
  return withinBudget({ file: 'summary.txt', text, budget, sections: [{ title: minute.title, text }] });
}

const noBrief: Brief = { lead: '', must: 0, failed: [], lines: [], sets: 0 };

/** Places of the answer itself, and of the first others. */
function keptPlaces(length: number, must: number, count: number): number[] {
  const places = Array.from({ length }, (_, place) => place);
  const others = places.filter((place) => place !== must).slice(0, Math.max(0, count - 1));
  return places.filter((place) => place === must || others.includes(place));
}

interface Draft {
  readonly file: string;
  readonly text: string;
  readonly budget: number;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
}

function withinBudget({ file, text, budget, sections }: Draft): string {
  if (text.length <= budget) return text;
  const [longest] = [...sections].sort((a, b) => b.text.length - a.text.length);
  throw new LabError('E601', `${file} has ${grouped(text.length)} of ${grouped(budget)} characters`, {
    exit: 2,
    file,
    path: longest.title,
    expected: `the longest section is “${longest.title}” with ${grouped(longest.text.length)} characters: shorten its texts in the experiment, or allow more with --budget`,
  });
}
