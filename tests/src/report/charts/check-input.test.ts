import { expect, test, vi } from 'vitest';
import { checkInput } from '../../../../src/report/charts/check-input.ts';
import { goldenCharts, pictureKinds } from '../../../golden/pictures.ts';

const { made, state } = await vi.hoisted(async () => {
  const given: { change: (value: number) => unknown } = { change: (value) => value };
  /** An input of a chart in which every number is changed. */
  const changed = (part: unknown): unknown => {
    if (typeof part === 'number') return given.change(part);
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(changed);
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, changed(value)]));
  };
  const { changingInputs } = await import('./changed-inputs.ts');
  return { made: changingInputs(changed), state: given };
});
vi.mock('../../../../src/report/charts/charts.ts', made);
vi.mock('../../../../src/report/charts/before-after.ts', made);
vi.mock('../../../../src/report/charts/chance-line.ts', made);
vi.mock('../../../../src/report/charts/back-test.ts', made);
vi.mock('../../../../src/report/charts/ridgeline.ts', made);
vi.mock('../../../../src/report/charts/heatmap.ts', made);

/** What a kind says when every number of its input is changed. */
function saidOf(kind: string, change: (value: number) => unknown): string {
  state.change = change;
  try {
    goldenCharts([kind]).get(`${kind}/base`)?.();
    return 'nothing';
  } catch (error) {
    return String(error);
  } finally {
    state.change = (value) => value;
  }
}

test.each(Object.keys(pictureKinds))(
  '%s refuses numbers that are text, and says where they stand',
  (kind) => {
    expect(saidOf(kind, String)).toMatch(
      /^Error: invalid chart value: text "[-\d.e]+" in [a-z][a-z0-9 ]*; expected a finite number$/iu,
    );
    expect(saidOf(kind, (value) => value > 0.5)).toMatch(/^Error: invalid chart value: (?:true|false) in /u);
    expect(saidOf(kind, (value) => BigInt(Math.round(value)))).toMatch(
      /^Error: invalid chart value: -?\d+n \(bigint\) in /u,
    );
  },
);

test.each(Object.keys(pictureKinds))(
  '%s refuses what is not finite in its own words, or draws around it',
  (kind) => {
    const said = saidOf(kind, (value) => (value > 0 ? Infinity : value));
    expect(said).toMatch(/Infinity|invalid|missing|nothing/u);
    expect(said).not.toMatch(/Cannot|undefined|is not/u);
  },
);

test('rows are counted from 1, in lists of rows and in lists of numbers', () => {
  expect(() => checkInput({ rows: [{ low: 1 }, { low: '10' }] })).toThrow('text "10" in rows 2 low;');
  expect(() => checkInput({ rows: [{ values: [1, 2, '3'] }] })).toThrow('text "3" in rows 1 values 3;');
});
