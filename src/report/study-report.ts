import type { Chart } from './charts/chart.ts';
import { withMinus } from './numbers.ts';
import type { ReportContent } from './report-content.ts';
import { code, paragraph, rich } from './rich-text.ts';
import type { Block, Rich, Section } from './rich-text.ts';

/** A table of a study, cells as they are shown. */
export interface StudyTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | Rich)[])[];
}

/** What a study of many points (a sweep, a sensitivity analysis) says, as words, tables and pictures. */
export interface Study {
  readonly title: string;
  readonly subtitle: string;
  /** Findings, one sentence each; the first one is the answer. */
  readonly findings: readonly string[];
  /** The table that stands below the findings; the others stand after the pictures. */
  readonly tables: readonly StudyTable[];
  readonly charts: readonly { readonly name: string; readonly chart: Chart }[];
  /** Parameters that the command names, with the names that are typed. */
  readonly varied?: StudyTable;
  /** Where all digits of the numbers stand, and the query that gives them again. */
  readonly numbers: Rich;
  /** The command that made the study; it makes tables and pictures again. */
  readonly made: string;
  readonly footer: ReportContent['footer'];
}

/** A study as a report: what was found, pictures, every point, how to reproduce it. */
export function studyContent(study: Study): ReportContent {
  const { title, subtitle, findings, tables, charts, varied, numbers, made, footer } = study;
  const [first, ...others] = tables.map(tableBlock);
  const sections: Section[] = [
    section('minute', 'What was found', [
      ...(findings.length === 0
        ? []
        : [{ kind: 'list' as const, items: findings.map((each) => [minus(each)]) }]),
      ...(first === undefined ? [] : [first]),
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
        paragraph(numbers),
        ...(varied === undefined ? [] : [tableBlock(varied)]),
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
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? [minus(cell)] : cell)));
  return { kind: 'table', caption, columns, rows: cells };
}

/** With minus signs, also at the beginning of an interval. */
const minus = (text: string): string => withMinus(text.replace(/\[-(?=\.?\d)/gu, '[−'));
