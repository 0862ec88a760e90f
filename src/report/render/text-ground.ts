import { contrast, mixedOver } from './contrast.ts';
import { boxesOf } from './drawn-elements.ts';
import type { DrawnElement, TextBox } from './drawn-elements.ts';

/** A filled rectangle of a picture, with the place that it has in the order of drawing. */
interface Ground {
  readonly order: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly colour: string;
  readonly opacity: number;
}

const white = '#ffffff';
const number = '(-?[\\d.]+)';
const rectangle = new RegExp(`^M${number},${number}h${number}v${number}h-?[\\d.]+Z$`, 'u');
/** Where a line of text is looked at, as shares of its width and height. */
const across = [0.02, 0.25, 0.5, 0.75, 0.98];
const down = [0.1, 0.5, 0.9];

/** A line of text with the lowest contrast that it has with what was drawn below it. */
export interface TextContrast {
  readonly text: string;
  readonly colour: string;
  readonly ground: string;
  readonly contrast: number;
}

/** The lowest contrast of every line of text with the rectangles drawn before it, which lie on white; in the order of drawing. */
export function textContrasts(elements: readonly DrawnElement[]): TextContrast[] {
  const grounds = elements.flatMap(groundOf);
  return elements.flatMap((element, order) => {
    const fill = element.attributes.get('fill');
    if (element.tag !== 'text' || !fill?.startsWith('#')) return [];
    const below = grounds.filter((ground) => ground.order < order);
    const opacity = opacityOf(element);
    return opacity === 0 ? [] : boxesOf(element).map((box) => worstOf(box, fill, opacity, below));
  });
}

function worstOf(box: TextBox, fill: string, opacity: number, below: readonly Ground[]): TextContrast {
  const near = below.filter(({ left, right, top, bottom }) => {
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
  const found = across.flatMap((a) =>
    down.map((d): TextContrast => {
      const x = box.left + a * (box.right - box.left);
      const ground = colourAt(near, x, box.top + d * (box.bottom - box.top));
      const colour = mixedOver(fill, opacity, ground);
      return { text: box.text, colour, ground, contrast: contrast(colour, ground) };
    }),
  );
  return found.reduce((worst, each) => (each.contrast < worst.contrast ? each : worst));
}

/** Colour at a place: white, and over it all rectangles there in the order of drawing. */
function colourAt(grounds: readonly Ground[], x: number, y: number): string {
  return grounds
    .filter(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)
    .reduce((under, { colour, opacity }) => mixedOver(colour, opacity, under), white);
}

function groundOf(element: DrawnElement, order: number): Ground[] {
  const { tag, attributes, x, y } = element;
  const colour = attributes.get('fill');
  if (!colour?.startsWith('#')) return [];
  const drawn = rectangle
    .exec(attributes.get('d') ?? '')
    ?.slice(1)
    .map(Number);
  const sizes = [0, 0, Number(attributes.get('width')), Number(attributes.get('height'))];
  const found = tag === 'rect' ? sizes : tag === 'path' ? drawn : undefined;
  if (found === undefined) return [];
  const [left, top, width, height] = found;
  const edges = { left: x + left, top: y + top, right: x + left + width, bottom: y + top + height };
  return [{ order, ...edges, colour, opacity: opacityOf(element) }];
}

const opacityOf = ({ attributes }: DrawnElement): number =>
  Number(attributes.get('fill-opacity') ?? 1) * Number(attributes.get('opacity') ?? 1);
