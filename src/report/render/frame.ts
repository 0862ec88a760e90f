import { escapeHtml } from '../escape.ts';
import { fontFamily } from './font-files.ts';
import type { FontWeight } from './font-files.ts';
import { drawnText } from './drawn-text.ts';
import { balanceText, boundNumbers, wrapText } from './wrap-text.ts';
import type { TextRoom } from './wrap-text.ts';

/** A rectangle in units: left, top, width, height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the frame says, and the size of the whole picture in units. */
export interface FrameWords {
  readonly title: string;
  readonly subtitle: string;
  readonly footer: { readonly run: string; readonly command: string; readonly mark?: string | undefined };
  readonly width: number;
  readonly height: number;
}

/** Lines of text with the place of their first baseline. */
export interface TextLines {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  readonly lineHeight: number;
  readonly baseline: number;
}

/** Where the frame's texts stand and the room they leave to the plot. */
export interface FrameLayout {
  /** Title, subtitle and mark. */
  readonly head: readonly TextLines[];
  readonly plot: Box;
  readonly footer: TextLines;
}

/** Colour of titles and labels. */
export const ink = '#1B1F23';

/** Colour of subtitles, footers and axis labels; 7:1 on white. */
export const quietInk = '#4D5660';

/** Colour of the mark of an unfinished run; 6:1 on white, and the mark says in words what it means. */
export const warningInk = '#A63A00';

/** The smallest text in a picture, in units. */
export const smallestText = 11;

const margin = 16;
const gap = 10;
const mostCommandLines = 6;

/** Places title, subtitle and footer by the real widths of their words; the plot gets what is left. */
export function frameLayout(words: FrameWords): FrameLayout {
  const width = words.width - 2 * margin;
  const title = sentence(words.title, { size: 18, width, lines: 2, weight: 'bold' });
  const subtitle = sentence(words.subtitle, { size: 12, width, lines: 3 });
  const footer = [
    ...wrapText(`Run ${words.footer.run} · model result, not a forecast`, { size: 11, width, lines: 2 }),
    ...wholeCommand(`Check it: ${words.footer.command}`, width),
  ];
  const mark =
    words.footer.mark === undefined
      ? []
      : wrapText(words.footer.mark, { size: 12, width, lines: 2, weight: 'bold' });
  const subtitleTop = margin + 22 * title.length + 2;
  const markTop = subtitleTop + 16 * subtitle.length;
  const plotTop = markTop + 16 * mark.length + gap;
  const footerTop = words.height - margin + 4 - 15 * footer.length;
  const plot = { left: margin, top: plotTop, width, height: footerTop - gap - plotTop };
  if (plot.height < 60)
    throw new Error(`invalid chart height: ${words.height}; expected ${60 - plot.height} more`);
  return {
    plot,
    head: [
      { lines: title, size: 18, weight: 'bold', colour: ink, lineHeight: 22, baseline: margin + 16 },
      {
        lines: subtitle,
        size: 12,
        weight: 'normal',
        colour: quietInk,
        lineHeight: 16,
        baseline: subtitleTop + 12,
      },
      {
        lines: mark,
        size: 12,
        weight: 'bold',
        colour: warningInk,
        lineHeight: 16,
        baseline: markTop + 12,
      },
    ],
    footer: {
      lines: footer,
      size: 11,
      weight: 'normal',
      colour: quietInk,
      lineHeight: 15,
      baseline: footerTop + 11,
    },
  };
}

/** A command that is cut checks nothing: lines of the whole of it. Throws where it does not fit into six. */
function wholeCommand(text: string, width: number): string[] {
  const lines = wrapText(text, { size: 11, width, lines: Infinity });
  if (lines.length <= mostCommandLines) return lines;
  throw new Error(
    `invalid chart command: ${text.length} letters; expected at most ${mostCommandLines} lines`,
  );
}

/** Lines of about the same length, in which numbers stay with their units. */
function sentence(text: string, room: TextRoom): string[] {
  return balanceText(boundNumbers(text), room).map((line) => line.replaceAll('\u00a0', ' '));
}

/** The whole picture: white ground, frame texts and the markup of the plot, with names for screen readers. */
export function frameSvg(words: FrameWords & { readonly alt: string }, plotMarkup: string): string {
  return svgDocument(words, [...pictureBody(words, plotMarkup), ...footerOf(words)]);
}

/** Title, subtitle and plot of a picture, without the ground and the footer. */
export function pictureBody(words: FrameWords, plotMarkup: string): string[] {
  const { head, plot } = frameLayout(words);
  return [
    ...head.flatMap(textElements),
    `<g class="plot" transform="translate(${plot.left},${plot.top})">${plotMarkup}</g>`,
  ];
}

/** The footer's lines. */
export function footerOf(words: FrameWords): string[] {
  return textElements(frameLayout(words).footer);
}

/** An SVG file of some size in units on white ground, named for screen readers. */
export function svgDocument(
  words: Pick<FrameWords, 'title' | 'width' | 'height'> & { readonly alt: string },
  body: readonly string[],
): string {
  const { width, height } = words;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${fontFamily}">`,
    `<title>${escapeHtml(words.title)}</title>`,
    `<desc>${escapeHtml(words.alt)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#FFFFFF"/>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

function textElements(text: TextLines): string[] {
  return text.lines.map((line, l) => textElement(text, line, l));
}

function textElement(text: TextLines, line: string, index: number): string {
  const weight = text.weight === 'bold' ? ' font-weight="bold"' : '';
  const place = `x="${margin}" y="${text.baseline + index * text.lineHeight}"`;
  return `<text ${place} font-size="${text.size}px"${weight} fill="${text.colour}">${drawnText(escapeHtml(line))}</text>`;
}
