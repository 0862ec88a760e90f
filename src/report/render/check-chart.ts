import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../charts/chart.ts';
import { countWords } from '../charts/chart.ts';
import { escapeHtml } from '../escape.ts';
import { contrast, onWhite } from './contrast.ts';
import { drawnElements, textBoxes } from './drawn-elements.ts';
import type { DrawnElement, TextBox } from './drawn-elements.ts';
import { smallestText } from './frame.ts';
import { pngWidth } from './render-png.ts';
import { textContrasts } from './text-ground.ts';

const limits = {
  titleWords: 12,
  altLength: 250,
  pngHeight: 1000,
  pngBytes: 512 * 1024,
  shape: 3,
  text: 4.5,
} as const;
const white = '#FFFFFF';

/**
 * What a finished picture breaks of the rules of product.md 5, in sentences; empty when it keeps all of them: title, alternative
 * text, both in the SVG too, table, contrast, text sizes, texts that overlap or leave the picture, and the PNG's size.
 */
export function checkChart(
  chart: Pick<Chart, 'title' | 'alt' | 'table' | 'width' | 'height'>,
  svg: string,
  png: Buffer,
  mostHeight: number = limits.pngHeight,
): string[] {
  const elements = drawnElements(svg);
  return [
    ...checkWords(chart),
    ...checkNames(chart, svg),
    ...elements.flatMap(checkShapeColours),
    ...checkTextColours(elements),
    ...elements.flatMap(checkTextSize),
    ...checkPlaces(chart, textBoxes(elements)),
    ...checkShapes(chart, svg),
    ...checkPng(png, mostHeight),
  ];
}

function checkWords({ title, alt, table }: Pick<Chart, 'title' | 'alt' | 'table'>): string[] {
  const found: string[] = [];
  const words = countWords(title);
  if (words > limits.titleWords)
    found.push(`title has ${words} words; expected at most ${limits.titleWords}`);
  if (alt === '') found.push('alternative text is missing');
  if (alt.length > limits.altLength) {
    found.push(`alternative text has ${alt.length} characters; expected at most ${limits.altLength}`);
  }
  if (/[|[\]{}<>]/.test(alt)) found.push('alternative text has a bar or brackets');
  if (table.rows.length === 0) found.push('table has no rows');
  if (table.rows.some((row) => row.length !== table.columns.length))
    found.push('table has rows of unequal length');
  return found;
}

function checkNames({ title, alt }: Pick<Chart, 'title' | 'alt'>, svg: string): string[] {
  const wanted: readonly (readonly [string, string])[] = [
    ['role', ' role="img"'],
    ['title', `<title>${escapeHtml(title)}</title>`],
    ['description', `<desc>${escapeHtml(alt)}</desc>`],
  ];
  return wanted.flatMap(([name, text]) =>
    svg.includes(text) ? [] : [`${name} for screen readers is missing or another`],
  );
}

/** Words against what lies under them: white, and cells drawn before them. */
function checkTextColours(elements: readonly DrawnElement[]): string[] {
  return textContrasts(elements)
    .filter((found) => found.contrast < limits.text)
    .map(({ text, colour, ground, contrast: found }) => {
      return `text ${colour} has contrast ${found.toFixed(2)} on ${ground} in "${text}"; expected ${limits.text}`;
    });
}

function checkShapeColours(element: DrawnElement): string[] {
  if (element.tag === 'text' || isDecoration(element)) return [];
  const colours = [colourOf(element, 'fill'), colourOf(element, 'stroke')].filter(
    (colour) => colour !== null,
  );
  const best = Math.max(0, ...colours.map((colour) => contrast(colour, white)));
  if (colours.length === 0 || best >= limits.shape) return [];
  return [`shape ${colours.join(', ')} has contrast ${best.toFixed(2)}; expected ${limits.shape}`];
}

// Grids, the ground, and white below a dark line need no contrast: nothing is read from them.
function isDecoration({ classes, attributes }: DrawnElement): boolean {
  if (/role-axis-grid|background|foreground/.test(classes)) return true;
  const colours = [attributes.get('fill'), attributes.get('stroke')].filter(
    (colour) => colour && colour !== 'none',
  );
  return colours.every((colour) => [white, '#E4E7EA'].includes(String(colour).toUpperCase()));
}

function colourOf({ attributes }: DrawnElement, part: 'fill' | 'stroke'): string | null {
  const colour = attributes.get(part);
  if (!colour?.startsWith('#')) return null;
  const opacity = Number(attributes.get(`${part}-opacity`) ?? 1) * Number(attributes.get('opacity') ?? 1);
  return onWhite(colour, opacity);
}

function checkTextSize({ tag, attributes, lines }: DrawnElement): string[] {
  const size = Number.parseFloat(attributes.get('font-size') ?? '0');
  if (tag !== 'text' || size >= smallestText) return [];
  return [`text "${lines[0]?.text}" has size ${size}; expected at least ${smallestText}`];
}

function checkPlaces({ width, height }: Size, boxes: readonly TextBox[]): string[] {
  const found: string[] = [];
  for (const [b, box] of boxes.entries()) {
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
    if (!isInside) found.push(`text "${box.text}" leaves the picture`);
    for (const other of boxes.slice(0, b)) {
      if (overlap(box, other)) found.push(`text "${box.text}" overlaps "${other.text}"`);
    }
  }
  return found;
}

function overlap(a: TextBox, b: TextBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

type Size = Pick<Chart, 'width' | 'height'>;

function checkShapes({ width, height }: Size, svg: string): string[] {
  const box = new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox();
  if (!box) return ['picture is empty'];
  const tolerance = 0.5;
  const isInside =
    box.x >= -tolerance &&
    box.y >= -tolerance &&
    box.x + box.width <= width + tolerance &&
    box.y + box.height <= height + tolerance;
  return isInside
    ? []
    : [
        `drawing reaches from ${box.x}, ${box.y} over ${box.width} by ${box.height}; expected ${width} by ${height}`,
      ];
}

// Width and height stand in the header chunk that starts every PNG file.
function checkPng(png: Buffer, mostHeight: number): string[] {
  if (png.toString('latin1', 12, 16) !== 'IHDR') return ['picture is not a PNG file'];
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const found: string[] = [];
  if (width !== pngWidth) found.push(`PNG is ${width} pixels wide; expected ${pngWidth}`);
  if (height > mostHeight) found.push(`PNG is ${height} pixels high; expected at most ${mostHeight}`);
  if (png.length >= limits.pngBytes)
    found.push(`PNG has ${png.length} bytes; expected less than ${limits.pngBytes}`);
  return found;
}
