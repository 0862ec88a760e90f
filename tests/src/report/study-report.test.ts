import { expect, test } from 'vitest';
import { studyContent } from '../../../src/report/study-report.ts';
import { fan } from './charts/examples.ts';

const footer = { run: 'eagr/7k3m9q2f', command: 'npx metis-lab reproduce eagr/7k3m9q2f', digest: 'none' };
const table = (caption: string) => ({ caption, columns: ['a', 'b'], rows: [['1', '2']] });
const study = {
  title: 'Sweep',
  subtitle: 'medians',
  findings: ['One is best.'],
  tables: [table('best'), table('all')],
  charts: [{ name: 'map', chart: fan() }],
  made: 'mlab sweep eagr.exp.ts',
  footer,
};

test('a study shows its first table and findings, then its pictures, then the other tables', () => {
  const { sections } = studyContent(study);
  expect(sections.map(({ title }) => title)).toEqual([
    'What was found',
    'Pictures',
    'Every point',
    'Reproduce',
  ]);
  expect(sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['table', 'list']);
  expect(sections[1]?.blocks).toMatchObject([{ kind: 'chart', name: 'map' }]);
  expect(sections[2]?.blocks).toMatchObject([{ kind: 'table', caption: 'all' }]);
});

test('a study without pictures and with one table has no empty section', () => {
  const { sections } = studyContent({ ...study, charts: [], tables: [table('best')], findings: [] });
  expect(sections.map(({ title }) => title)).toEqual(['What was found', 'Reproduce']);
});

test('the command that checks a study stands in its last section and in its footer', () => {
  const content = studyContent(study);
  expect(JSON.stringify(content.sections.at(-1))).toContain(footer.command);
  expect(JSON.stringify(content.sections.at(-1))).toContain(study.made);
  expect(content.footer).toBe(footer);
});
