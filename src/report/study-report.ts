import type { Chart } from './charts/chart.ts';
import type { ReportContent } from './report-content.ts';
import { code, paragraph, rich } from './rich-text.ts';
import type { Block, Section } from './rich-text.ts';

/** A table of a study, cells as they are shown. */
export interface StudyTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a study of many points (a sweep, a sensitivity analysis) says, as words, tables and pictures. */
export interface Study {
  readonly title: string;
  readonly subtitle: string;
  /** Findings, one sentence each. */
  readonly findings: readonly string[];
  /** The table that answers first; the others stand after the pictures. */
  readonly tables: readonly StudyTable[];
  readonly charts: readonly { readonly name: string; readonly chart: Chart }[];
  readonly footer: ReportContent['footer'];
}

/** A study as a report: what was found, pictures, every point, how to reproduce it. */
export function studyContent({ title, subtitle, findings, tables, charts, footer }: Study): ReportContent {
  const [first, ...others] = tables.map(tableBlock);
  const sections: Section[] = [
    section('minute', 'What was found', [
      ...(first === undefined ? [] : [first]),
      ...(findings.length === 0 ? [] : [{ kind: 'list' as const, items: findings.map((each) => [each]) }]),
    ]),
    section(
      'pictures',
      'Pictures',
      charts.map((each): Block => ({ kind: 'chart', ...each })),
    ),
    section('points', 'Every point', others, true),
    section(
      'reproduce',
      'Reproduce',
      [
        paragraph(
          rich`This command computes the futures again and compares every table of the run, from which these tables and pictures follow: ${code(footer.command)}`,
        ),
      ],
      true,
    ),
  ];
  const kept = sections.filter(({ blocks }) => blocks.length > 0);
  return { title, subtitle, sections: kept, charts: [], numbers: [], footer };
}

function section(id: string, title: string, blocks: readonly Block[], folded = false): Section {
  return { id, title, blocks, folded };
}

function tableBlock({ caption, columns, rows }: StudyTable): Block {
  return { kind: 'table', caption, columns, rows: rows.map((row) => row.map((cell) => [cell])) };
}
