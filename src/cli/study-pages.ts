import { basename } from 'node:path';
import { defaultBudgets } from '../report/budgets.ts';
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

/** `<stem>.html` and `<stem>.md`: the study as one page that needs nothing else, and as a text for a forum. Throws E601. */
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
  ];
}
