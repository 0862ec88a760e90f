import { LabError } from '../define/index.ts';
import { escapeMarkdown, plainText } from './escape.ts';
import { markdownOf, snapshotOf, snapshotText } from './markdown.ts';
import type { PictureIn } from './markdown.ts';
import type { ReportContent } from './report-content.ts';
import { bareText } from './rich-text.ts';
import type { Section } from './rich-text.ts';

/** Characters that each text file may have. */
export const budgets = { 'forum.md': 32_000, 'snapshot.md': 10_000, 'summary.txt': 600 } as const;
/** A text file with a budget. */
export type BudgetedFile = keyof typeof budgets;

/** Footer of every text. */
export function footerLines({ footer }: ReportContent): string[] {
  return [
    `Check it: ${footer.command}`,
    `Run ${footer.run}, digest ${footer.digest}`,
    'Model result, not a forecast, not financial advice.',
  ];
}

/** forum.md: CommonMark with tables and pictures, sections 7 to 12 folded. Throws E601 when it is over its budget. */
export function writeForum(content: ReportContent, picture: (name: string) => PictureIn | undefined): string {
  const sections = content.sections.map((section, index) => forumSection(section, index, picture));
  const [check, run, warning] = footerLines(content);
  const footer = `---\n\n\`${check}\`\n\n${escapeMarkdown(run)}\n\n*${warning}*\n`;
  const text = `# ${escapeMarkdown(content.title)}\n\n${sections.join('\n')}\n${footer}`;
  return withinBudget(
    'forum.md',
    text,
    content.sections.map((section, index) => ({ title: section.title, length: sections[index].length })),
  );
}

function forumSection(
  section: Section,
  index: number,
  picture: (name: string) => PictureIn | undefined,
): string {
  const body = markdownOf(section.blocks, picture);
  const title = `${index + 1}. ${escapeMarkdown(section.title)}`;
  return section.folded
    ? `[details="${title.replaceAll('"', "'").replaceAll('\\', '')}"]\n\n${body}\n[/details]\n`
    : `## ${title}\n\n${body}`;
}

const snapshotSections = ['minute', 'changes', 'open', 'claims', 'charts', 'hand', 'disclosure', 'reproduce'];

/**
 * snapshot.md: no HTML, no escapes, one line a paragraph; tables become lists. Where it would be over its budget the section
 * on reproducing is left out, of which the footer keeps command and digest. Throws E601 when that is not enough.
 */
export function writeSnapshot(
  content: ReportContent,
  picture: (name: string) => PictureIn | undefined,
): string {
  const footer = footerLines(content).map(snapshotText).join('\n\n');
  const sections = snapshotSections
    .flatMap((id) => content.sections.find((section) => section.id === id) ?? [])
    .map(({ id, title, blocks }) => {
      const text = `## ${snapshotText(title)}\n\n${snapshotOf(blocks, picture)}`;
      return { id, title, length: text.length, text };
    });
  const compose = (chosen: typeof sections): string =>
    `# ${snapshotText(content.title)}\n\n${chosen.map(({ text }) => text).join('\n')}\n${footer}\n`;
  const whole = compose(sections);
  if (whole.length <= budgets['snapshot.md']) return whole;
  const shorter = sections.filter(({ id }) => id !== 'reproduce');
  return withinBudget('snapshot.md', compose(shorter), shorter);
}

/** summary.txt: the question, as many verdicts as fit, and how to check them. Throws E601 when not even one fits. */
export function writeSummaryText(content: ReportContent): string {
  const verdicts = content.sections[0].blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map((item) => plainText(bareText(item))) : [],
  );
  const [check, , warning] = footerLines(content);
  const compose = (count: number): string =>
    [content.title, ...verdicts.slice(0, count), warning, check].map(plainText).join('\n') + '\n';
  let count = verdicts.length;
  while (count > 1 && compose(count).length > budgets['summary.txt']) count -= 1;
  return withinBudget('summary.txt', compose(count), [
    { title: content.sections[0].title, length: compose(count).length },
  ]);
}

function withinBudget(
  file: BudgetedFile,
  text: string,
  sections: readonly { readonly title: string; readonly length: number }[],
): string {
  const budget = budgets[file];
  if (text.length <= budget) return text;
  const [longest] = [...sections].sort((a, b) => b.length - a.length);
  throw new LabError('E601', `${file} has ${text.length} of ${budget} characters`, {
    exit: 2,
    file,
    path: longest.title,
    expected: `the longest section is “${longest.title}” with ${longest.length} characters: shorten its texts in the experiment`,
  });
}
