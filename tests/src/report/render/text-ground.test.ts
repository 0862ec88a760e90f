import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawnElements } from '../../../../src/report/render/drawn-elements.ts';
import { contrast, mixedOver } from '../../../../src/report/render/contrast.ts';
import { textContrasts } from '../../../../src/report/render/text-ground.ts';
import { pictureFolder } from '../../../golden/pictures.ts';

const cell = (fill: string, more = '') => `<path d="M10,10h100v20h-100Z" fill="${fill}"${more}/>`;
const words = (fill: string, more = '') =>
  `<text font-size="11" fill="${fill}"${more} transform="translate(20,24)">words</text>`;
const found = (...parts: string[]) => textContrasts(drawnElements(`<svg>${parts.join('')}</svg>`))[0];

test('dark words on a dark cell are compared with the cell and not with white', () => {
  const { ground, contrast: on } = found(cell('#0072b2'), words('#1A1D21'));
  expect(ground).toBe('#0072b2');
  expect(on).toBe(contrast('#1a1d21', '#0072b2'));
  expect(on).toBeLessThan(4.5);
});

test('white words on a dark cell are readable, and on nothing they are not', () => {
  expect(found(cell('#0072B2'), words('#FFFFFF')).contrast).toBeGreaterThan(4.5);
  expect(found(words('#FFFFFF')).contrast).toBe(1);
});

test('only what is drawn before the words lies under them', () => {
  expect(found(words('#1A1D21'), cell('#0072B2')).ground).toBe('#ffffff');
});

test('a cell beside the words, or moved away by its group, does not lie under them', () => {
  expect(found('<path d="M200,10h100v20h-100Z" fill="#0072B2"/>', words('#1A1D21')).ground).toBe('#ffffff');
  const moved = `<g transform="translate(0,300)">${cell('#0072B2')}</g>`;
  expect(found(moved, words('#1A1D21')).ground).toBe('#ffffff');
});

test('words that leave their cell are judged where they are hardest to read', () => {
  const half = '<path d="M10,10h25v20h-25Z" fill="#0072B2"/>';
  expect(found(half, words('#1A1D21')).ground).toBe('#0072b2');
  expect(found(half, words('#FFFFFF')).ground).toBe('#ffffff');
});

test('cells over one another are mixed by their opacity, in the order of drawing', () => {
  const over = mixedOver('#FFFFFF', 0.75, '#0072B2');
  expect(found(cell('#0072B2'), cell('#FFFFFF', ' fill-opacity="0.75"'), words('#1A1D21')).ground).toBe(over);
  expect(found(cell('#FFFFFF', ' fill-opacity="0.75"'), cell('#0072B2'), words('#1A1D21')).ground).toBe(
    '#0072b2',
  );
});

test('pale words are weaker by their opacity, and words that are not drawn are not judged', () => {
  expect(found(words('#1A1D21', ' opacity="0.5"')).colour).toBe('#8d8e90');
  expect(textContrasts(drawnElements(`<svg>${words('#FFFFFF', ' opacity="0"')}</svg>`))).toEqual([]);
});

test('words in the cells of a grid and a map lie on colours', () => {
  for (const kind of ['group-grid', 'heatmap']) {
    const elements = drawnElements(readFileSync(`${pictureFolder}/${kind}/base.svg`, 'utf8'));
    const grounds = new Set(textContrasts(elements).map(({ ground }) => ground));
    expect(grounds.size, kind).toBeGreaterThan(4);
  }
});

test.each(readdirSync(pictureFolder).filter((name) => !name.includes('.')))(
  'every word of every golden picture of %s has contrast 4.5 with what lies under it',
  (kind) => {
    for (const file of readdirSync(`${pictureFolder}/${kind}`)) {
      const elements = drawnElements(readFileSync(`${pictureFolder}/${kind}/${file}`, 'utf8'));
      const weak = textContrasts(elements).filter(({ contrast: on }) => on < 4.5);
      expect(weak, file).toEqual([]);
    }
  },
);
