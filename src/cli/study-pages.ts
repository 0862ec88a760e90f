import { basename } from 'node:path';
import { defaultBudgets } from '../report/budgets.ts';
import { codeSpan } from '../report/markdown.ts';
import { writeForum } from '../report/text-files.ts';
import { writeHtml } from '../report/html-page.ts';
import { studyContent } from '../report/study-report.ts';
import type { Study } from '../report/study-report.ts';

/** A picture of a study as it is written: its name, its SVG text and the file of its PNG. */
export interface DrawnChart {
  readonly name: string;
  readonly svg: string;
  readonly png: string;
}

/** `<stem>.html` and `<stem>.md`: the study as one page that needs nothing else, as a text for a forum, and the steps to post it. Throws E601. */
export function studyPages(stem: string, study: Study, drawn: readonly DrawnChart[]): [string, string][] {
  const content = studyContent(study);
  const found = (name: string): DrawnChart | undefined => drawn.find((each) => each.name === name);
  const page = writeHtml(content, (name) => found(name)?.svg ?? '');
  const picture = (name: string) => {
    const [at, size] = [found(name), study.charts.find((each) => each.name === name)?.chart];
    return at && size && { path: basename(at.png), width: size.width, height: size.height };
  };
  const text = writeForum(content, { picture, budget: defaultBudgets.forum });
  return [
    [`${stem}.html`, page],
    [`${stem}.md`, text],
    [`${stem}-upload-list.md`, uploadSteps(stem, study.title, text)],
  ];
}

/** The steps that bring a study into a forum, with its title and its pictures in their order. */
function uploadSteps(stem: string, title: string, text: string): string {
  const pictures = [...text.matchAll(/^!\[.*\]\(([^)]+)\)$/gmu)].map(([, file = '']) => file);
  const steps = [
    `Open \`${stem}.html\` with a double click: it is the whole page and needs no other file and no network.`,
    `Open the category of the forum and press New Topic. The title is: ${codeSpan(title)}`,
    `Paste all of \`${stem}.md\` except its first line, which is the title, into the large box.`,
    ...pictures.map(
      (file) =>
        `Upload \`${file}\`; copy the address that the site writes over \`${file}\` in the text, and delete the line that the site wrote.`,
    ),
    'Put the bundle, which `mlab pack` makes, where readers can download it, and write its address at the end of the text. Press Create Topic.',
  ];
  return `# What to upload, in order\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}\n`;
}
