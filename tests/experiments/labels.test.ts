import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallestText } from '../../src/report/render/frame.ts';
import { wrapText } from '../../src/report/render/wrap-text.ts';

interface Labelled {
  readonly label: string;
}
interface Written {
  readonly default: {
    readonly outcomes: Readonly<Record<string, Labelled>>;
    readonly scenarios: Readonly<Record<string, Labelled>>;
  };
}

const names = readdirSync('experiments')
  .filter((file) => file.endsWith('.exp.ts'))
  .map((file) => file.replace('.exp.ts', ''));
const experiments: Written['default'][] = [];
for (const name of names) {
  const written: Written = await import(`../../experiments/${name}.exp.ts`);
  experiments.push(written.default);
}
const isCut = (label: string, lines: number, width: number, weight: 'bold' | 'normal'): boolean =>
  wrapText(label, { size: smallestText, width, lines, weight }).join(' ').includes('…');

test('labels of outcomes fit behind a verb and in two lines above a panel of a chart', () => {
  for (const { outcomes } of experiments) {
    for (const { label } of Object.values(outcomes)) {
      expect(label).toMatch(/^the [^.]+$/u);
      expect(isCut(label.replace('the', 'The'), 2, 160, 'bold'), label).toBe(false);
    }
  }
});

test('labels of scenarios fit in one line beside a panel of a chart', () => {
  const cut = experiments.flatMap(({ scenarios }) =>
    Object.values(scenarios).flatMap(({ label }) => (isCut(label, 1, 130, 'normal') ? [label] : [])),
  );
  expect(cut).toEqual([]);
});
