import { expect, test, vi } from 'vitest';
import { goldenCharts, pictureKinds } from '../../../golden/pictures.ts';
import { plainNames } from '../../../../src/report/charts/plain-names.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';

const named = await vi.hoisted(async () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  const labels =
    /^(?:label|note|means|unit|group|outcome|scenarios|columns|rows|periods|says|written|title|above|below)$/u;
  const given = new Map<string, string>();
  const nameFor = (text: string): string => {
    const name = given.get(text) ?? names[given.size % names.length];
    given.set(text, name);
    return name;
  };
  /** An input of a chart whose labels are names that every object has. */
  const renamed = (part: unknown, key = ''): unknown => {
    if (typeof part === 'string') return labels.test(key) ? nameFor(part) : part;
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((each) => renamed(each, key));
    return Object.fromEntries(Object.entries(part).map(([inner, value]) => [inner, renamed(value, inner)]));
  };
  const { changingInputs } = await import('./changed-inputs.ts');
  return changingInputs((input) => renamed(input));
});
vi.mock('../../../../src/report/charts/charts.ts', named);
vi.mock('../../../../src/report/charts/before-after.ts', named);
vi.mock('../../../../src/report/charts/heatmap.ts', named);
vi.mock('../../../../src/report/charts/ridgeline.ts', named);
vi.mock('../../../../src/report/charts/back-test.ts', named);
vi.mock('../../../../src/report/charts/chance-line.ts', named);

const drawnName =
  />(?:constructor|toString|valueOf|__\w+__|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)/u;

test.each(Object.keys(pictureKinds))(
  '%s draws labels that are names of objects as they are',
  async (kind) => {
    const make = goldenCharts([kind]).get(`${kind}/base`);
    const svg = make === undefined ? '' : await renderSvg(make());
    expect(drawnName.test(svg)).toBe(true);
    expect(svg.match(/\[object \w+|native code|\u2060/gu)).toBeNull();
  },
);

test('only texts that every object has as names get an invisible joint, keys get none', () => {
  expect(plainNames({ constructor: ['toString', 'to string', 7, null, { text: '__proto__' }] })).toEqual({
    constructor: ['toString\u2060', 'to string', 7, null, { text: '__proto__\u2060' }],
  });
});
