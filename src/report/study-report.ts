import type { Chart } from './charts/chart.ts';
import { withMinus } from './numbers.ts';
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
  /** The command that made the study; it makes tables and pictures again. */
  readonly made: string;
  readonly footer: ReportContent['footer'];
}

/** A study as a report: what was found, pictures, every point, how to reproduce it. */
export function studyContent(study: Study): ReportContent {
  const { title, subtitle, findings, tables, charts, made, footer } = study;
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
          rich`This command compares every file of the run, and a sample of its futures computed again: ${code(footer.command)}`,
        ),
        paragraph(rich`This one makes the tables and pictures again from the run: ${code(made)}`),
      ],
      true,
    ),
  ];
  const kept = sections.filter(({ blocks }) => blocks.length > 0);
  return { title, subtitle, sections: kept, charts: [], numbers: [], audience: 'voter', footer };
}

function section(id: string, title: string, blocks: readonly Block[], folded = false): Section {
  return { id, title, blocks, folded };
}

function tableBlock({ caption, columns, rows }: StudyTable): Block {
  return { kind: 'table', caption, columns, rows: rows.map((row) => row.map((cell) => [withMinus(cell)])) };
}
