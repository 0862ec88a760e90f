import { withoutIsolates } from './drawn-text.ts';
import { textWidth } from './font-metrics.ts';

/** One element of a finished picture with its attributes and the place its groups give it. */
export interface DrawnElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Classes of the element and of the groups around it. */
  readonly classes: string;
  readonly x: number;
  readonly y: number;
  /** Whether it is turned by 90 degrees. */
  readonly isTurned: boolean;
  /** Lines of text with their distance below the first; empty for shapes. */
  readonly lines: readonly { readonly text: string; readonly below: number }[];
}

/** Rectangle that a line of text covers in a picture. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Group {
  readonly classes: string;
  readonly x: number;
  readonly y: number;
  readonly isTurned: boolean;
}

const shapes = new Set(['path', 'line', 'rect', 'text']);

/** Reads the pictures of this project (groups that only move, shapes, texts) into a flat list; other SVG is not understood. */
export function drawnElements(svg: string): DrawnElement[] {
  const groups: Group[] = [{ classes: '', x: 0, y: 0, isTurned: false }];
  const drawn: DrawnElement[] = [];
  const tags = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g;
  for (const match of svg.matchAll(tags)) {
    const [whole, closes, tag, written, isEmpty] = match;
    if (tag === 'g' && closes) groups.pop();
    if (closes) continue;
    const attributes = readAttributes(written);
    const place = placed(groups[groups.length - 1], attributes);
    if (tag === 'g' && !isEmpty) groups.push(place);
    if (!shapes.has(tag) || attributes.get('display') === 'none') continue;
    const rest = svg.slice(match.index + whole.length);
    const lines = tag === 'text' && !isEmpty ? readLines(rest.slice(0, rest.indexOf('</text>'))) : [];
    drawn.push({ tag, attributes, ...place, lines });
  }
  return drawn;
}

/** Boxes of all lines of text, from the baseline's place, the anchor and the widths of the bundled font. */
export function textBoxes(elements: readonly DrawnElement[]): TextBox[] {
  return elements
    .filter(({ tag, attributes }) => tag === 'text' && Number(attributes.get('opacity') ?? 1) > 0)
    .flatMap(boxesOf);
}

/** Boxes of the lines of one text. */
export function boxesOf(element: DrawnElement): TextBox[] {
  return element.lines.filter(({ text }) => text !== '').map((line) => boxOf(element, line));
}

function boxOf(element: DrawnElement, line: { text: string; below: number }): TextBox {
  const size = Number.parseFloat(element.attributes.get('font-size') ?? '0');
  const width = textWidth(
    line.text,
    size,
    element.attributes.get('font-weight') === 'bold' ? 'bold' : 'normal',
  );
  const anchor = element.attributes.get('text-anchor') ?? 'start';
  const start = anchor === 'end' ? -width : anchor === 'middle' ? -width / 2 : 0;
  const [rise, fall] = [size * 0.78, size * 0.22];
  if (element.isTurned) {
    const x = element.x + line.below;
    const bottom = element.y - start;
    return { text: line.text, left: x - rise, right: x + fall, top: bottom - width, bottom };
  }
  const [left, baseline] = [element.x + start, element.y + line.below];
  return { text: line.text, left, right: left + width, top: baseline - rise, bottom: baseline + fall };
}

function readAttributes(written: string): Map<string, string> {
  return new Map([...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

function placed(group: Group, attributes: ReadonlyMap<string, string>): Group {
  const transform = attributes.get('transform') ?? '';
  const [, dx, dy] = /translate\(([-\d.]+)[, ]+([-\d.]+)\)/.exec(transform) ?? ['', '0', '0'];
  return {
    classes: `${group.classes} ${attributes.get('class') ?? ''}`,
    x: group.x + Number(dx) + Number(attributes.get('x') ?? 0),
    y: group.y + Number(dy) + Number(attributes.get('y') ?? 0),
    isTurned: group.isTurned || /rotate\(-90/.test(transform),
  };
}

function readLines(content: string): { text: string; below: number }[] {
  const spans = [...content.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)];
  if (spans.length === 0) return [{ text: readable(content), below: 0 }];
  let below = 0;
  return spans.map(([, attributes, text]) => {
    below += Number(readAttributes(attributes).get('dy') ?? 0);
    return { text: readable(text), below };
  });
}

function readable(text: string): string {
  return withoutIsolates(text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
