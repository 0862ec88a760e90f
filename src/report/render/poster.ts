import type { Chart } from '../charts/chart.ts';
import { chartWidth } from '../charts/chart.ts';
import { firstWords } from '../first-words.ts';
import { footerOf, frameLayout, pictureBody, svgDocument } from './frame.ts';
import { plotMarkup } from './render-svg.ts';

/** A picture of several charts for accounts that may post one image only. */
export interface Poster {
  /** The finding of the first chart. */
  readonly title: string;
  /** What both charts are and find, at most 250 characters. */
  readonly alt: string;
  /** Units, of which 690 are a page width. */
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Largest height of a poster in pixels, twice that of a chart. */
export const posterPixels = 2000;

const longestAlt = 250;
const gap = 14;

/** Charts of one run, one below the other, with one footer. Throws what `renderSvg` throws, and when there is no chart. */
export async function drawPoster(charts: readonly Chart[]): Promise<Poster> {
  const [first] = charts;
  if (first === undefined) throw new Error('missing charts: 0; expected at least 1');
  const footerTop = (chart: Chart): number => {
    const { footer } = frameLayout(chart);
    return footer.baseline - footer.size;
  };
  const body: string[] = [];
  let top = 0;
  for (const chart of charts) {
    const markup = await plotMarkup(chart);
    body.push(`<g transform="translate(0,${top})">`, ...pictureBody(chart, markup), '</g>');
    top += footerTop(chart) + (chart === charts[charts.length - 1] ? 0 : gap - 10);
  }
  const down = top - footerTop(first);
  body.push(`<g transform="translate(0,${down})">`, ...footerOf(first), '</g>');
  const said = { title: first.title, alt: altOf(charts), width: chartWidth, height: first.height + down };
  return { ...said, svg: svgDocument(said, body) };
}

/** Both alternative texts where they fit, otherwise what was changed in the run and both findings, cut between words. */
function altOf(charts: readonly Chart[]): string {
  const whole = charts.map(({ alt }) => alt).join(' ');
  if (whole.length <= longestAlt) return whole;
  const [kind, ...kinds] = charts.map(({ alt }) => alt.split(' of ')[0]);
  const called = [kind, ...kinds.map((other) => other.toLowerCase())].join(' over ');
  const marks = [...new Set(charts.flatMap(({ footer }) => footer.mark ?? []))];
  const said = [called, ...marks, ...charts.map(({ title }) => title)].map((each) => `${each}.`).join(' ');
  return plainAlt(said.length <= longestAlt ? said : `${firstWords(said, longestAlt - 1)}…`);
}

function plainAlt(text: string): string {
  return text
    .replaceAll('|', '/')
    .replace(/[[{<]/g, '(')
    .replace(/[\]}>]/g, ')');
}
