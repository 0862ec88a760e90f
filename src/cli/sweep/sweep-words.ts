import { grouped } from '../../define/index.ts';
import type { Point, PointSummary } from '../../design/index.ts';
import { shownUnit, withUnit } from '../../report/shown-unit.ts';
import { range, signedSignificant, significant } from '../../summarise/index.ts';
import { counted } from '../study.ts';
import { shownUnitOf, shownValue } from '../parameter-rows.ts';
import type { SweepAnalysis, SweepQuestion } from './sweep-analysis.ts';

/** A parameter's value as people read it: `15%`, `2,000,000 METIS`, `b`. */
export function valueText(value: number | string, unit: string): string {
  const shown = shownValue(typeof value === 'number' ? Number(value.toPrecision(4)) : value, unit);
  const after = unit === 'option' ? '' : shownUnitOf(unit);
  return after === '' || after.startsWith('%') ? `${shown}${after}` : `${shown} ${after}`;
}

/** A value as pages and pictures show it: `15% a year`, `2,000,000 METIS`, `b`. */
export function settingText(value: number | string, unit: string): string {
  if (typeof value === 'string') return value;
  const { factor, text } = shownUnit(unit);
  return withUnit(grouped(Number((value * factor).toPrecision(4))), text);
}

/** All values of a point with their names: `rateChange.to 15%/year, eagr.size 0 METIS`. */
export function pointText(point: Point, units: readonly string[]): string {
  return Object.entries(point)
    .map(([name, value], d) => `${name} ${valueText(value, units[d])}`)
    .join(', ');
}

/** Values alone, for labels in pictures: `15% a year, 0 METIS`. */
export function pointLabel(point: Point, units: readonly string[]): string {
  return Object.values(point)
    .map((value, d) => settingText(value, units[d]))
    .join(', ');
}

/** `grid of rateChange.to (11 values) x eagr.size (3 values)`; `label` says how parameters are called. */
export function designText(
  { design }: Pick<SweepQuestion, 'design'>,
  label = (name: string): string => name,
): string {
  const varied = design.dimensions.map(({ name, distribution }) => {
    if (distribution.kind === 'choice')
      return `${label(name)} (${counted(distribution.options.length, 'value')})`;
    return `${label(name)} (${distribution.kind})`;
  });
  const between = design.method === 'grid' ? ' x ' : ', ';
  return `${design.method} of ${varied.join(between)}`;
}

/** A middle with its interval: `31.2 [30.1 to 32.0]`. */
export function summaryText({ median, interval }: PointSummary, unit: string): string {
  const { factor } = shownUnit(unit);
  const times = (end: number | null | undefined): number | null =>
    end === null || end === undefined ? null : end * factor;
  return `${significant(median * factor, 3)} [${range(times(interval?.low), times(interval?.high), { digits: 3 })}]`;
}

/** A change with its interval and its word: `+8.1 [+7.9 to +8.3], virtually certain better`; empty where there is none. */
export function changeText({ change, word }: PointSummary, unit: string): string {
  if (change === undefined || word === undefined) return '';
  const { factor } = shownUnit(unit);
  const { low, high } = change.medianInterval;
  const ends = range(low === null ? null : low * factor, high === null ? null : high * factor, {
    signed: true,
  });
  return `${signedSignificant(change.median * factor, 2)} [${ends}], ${word}`;
}

/** How many settings cannot be told from the best, in a sentence. */
export function rivalsText({ ranking, summaries, replications }: SweepAnalysis): string {
  const { rivals, order } = ranking;
  if (order.length < 2) return '';
  const [best] = order;
  const { n } = summaries[best];
  if (rivals.length === 0) return `No other setting comes near the best in ${grouped(n)} simulated futures.`;
  const others = rivals.length === 1 ? '1 other setting' : `${grouped(rivals.length)} other settings`;
  return `${others} cannot be told from the best in ${grouped(replications)} simulated futures.`;
}
