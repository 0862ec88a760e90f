import { expect, test } from 'vitest';
import { studyContent } from '../../../src/report/study-report.ts';
import { code, rich } from '../../../src/report/rich-text.ts';
import { fan } from './charts/examples.ts';

const footer = { run: 'eagr/7k3m9q2f', command: 'npx metis-lab reproduce eagr/7k3m9q2f', digest: 'none' };
const table = (caption: string) => ({ caption, columns: ['a', 'b'], rows: [['1', '2']] });
const study = {
  title: 'Sweep',
  subtitle: 'medians',
  findings: ['One is best.'],
  tables: [table('best'), table('all')],
  charts: [{ name: 'map', chart: fan() }],
  numbers: rich`All digits are in ${code('points.csv')}`,
  made: 'mlab sweep eagr.exp.ts',
  footer,
};

test('a study shows its findings and first table, then its pictures, then the other tables', () => {
  const { sections } = studyContent(study);
  expect(sections.map(({ title }) => title)).toEqual([
    'What was found',
    'Pictures',
    'Every point',
    'Reproduce',
  ]);
  expect(sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['list', 'table']);
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

test('what is typed and where the digits are stands beside the command, and is left out where nothing is varied', () => {
  const varied = {
    caption: 'varied',
    columns: ['Setting'],
    rows: [[rich`Size of the reserve (${code('eagr.size')})`]],
  };
  const last = studyContent({ ...study, varied }).sections.at(-1);
  expect(JSON.stringify(last)).toContain('points.csv');
  expect(last?.blocks.at(-1)).toMatchObject({
    kind: 'table',
    rows: [[['Size of the reserve (', { kind: 'code', text: 'eagr.size' }, ')']]],
  });
  expect(
    studyContent(study)
      .sections.at(-1)
      ?.blocks.every(({ kind }) => kind === 'paragraph'),
  ).toBe(true);
});

test('numbers below zero have minus signs in findings and cells, also at the beginning of an interval', () => {
  const content = studyContent({
    ...study,
    findings: ['At the middle: -31.9 years.'],
    tables: [{ caption: 'best', columns: ['a'], rows: [['-29 [-43 to -22], [-.5 to 1]']] }],
  });
  expect(content.sections[0]?.blocks).toMatchObject([
    { items: [['At the middle: −31.9 years.']] },
    { rows: [[['−29 [−43 to −22], [−.5 to 1]']]] },
  ]);
});
