import { quantiles, significant } from '../summarise/index.ts';
import { ribbonAnswer } from './answer-ribbon.ts';
import { stepTexts } from './charts/waterfall-steps.ts';
import { unbundled } from './effects.ts';
import { inputUnit, rangeNumbers, rangeOf } from './input-words.ts';
import { movedOutcomes } from './moved-outcomes.ts';
import { netChangeAnswer } from './net-changes.ts';
import { withMinus } from './numbers.ts';
import { pastOf } from './past.ts';
import type { PictureQuery } from './picture-query.ts';
import type { Answer } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownUnit, withUnit } from './shown-unit.ts';
import { splitBy } from './split.ts';
import { waterfallBars } from './waterfall-bars.ts';

type Asked<M extends PictureQuery['measure']> = PictureQuery & { readonly measure: M };

/** Answers queries for numbers that stand only in pictures; throws for names that the run does not have. */
export function pictureAnswer(run: RunData, query: PictureQuery): Answer {
  switch (query.measure) {
    case 'ribbon':
      return ribbonAnswer(run, query);
    case 'netChange':
      return netChangeAnswer(run, query);
    case 'bar':
      return bar(run, query);
    case 'lastGap':
      return lastGap(run, query);
    case 'movedOutcomes': {
      const { moved, all } = movedOutcomes(run, query);
      const method = 'count of outcomes that at least likely move, by the rule for words';
      const value = query.take === 'all' ? all.length : moved.length;
      return { value, n: run.experiment.replications, method };
    }
    case 'bandOnDay':
      return bandOnDay(run, query);
    case 'shortRange': {
      const assumption = assumptionNamed(run, query.assumption);
      const method = 'as the experiment says, 9 in 10 draws where a law has no ends';
      return { value: rangeNumbers(run, assumption), n: null, method, text: rangeOf(run, assumption, true) };
    }
    case 'drawnRange':
      return drawnRange(run, query);
  }
}

function bar(run: RunData, { outcome: name, point, part, take }: Asked<'bar'>): Answer {
  const outcome = run.experiment.outcomes.find((each) => each.name === name);
  const parts = outcome && unbundled(run, outcome, point);
  const bars = parts && waterfallBars(parts, shownUnit(outcome.unit).factor);
  const place = bars?.findIndex((each) => each.name === part) ?? -1;
  if (bars === undefined || place < 0) return { value: NaN, n: 0, method: 'no bundle' };
  const { from, to, error } = bars[place];
  const [amount, interval] = stepTexts(bars)[place];
  const n = parts?.full.interval.n ?? null;
  if (take === 'mean') return { value: to - from, n, method: 'mean of paired effects', text: amount };
  const value = error === undefined ? [null, null] : [error.low - from, error.high - from];
  return { value, n, method: '95% interval of the mean, paired t', text: interval ?? '' };
}

function lastGap(run: RunData, { scenario, baseline, metric }: Asked<'lastGap'>): Answer {
  const [before, after] = [baseline, scenario].map((name) => run.series(name, metric));
  const { length } = after.days;
  const { factor } = shownUnit(run.unitOf(metric));
  const gaps = [...after.replications.keys()]
    .map((r) => (after.values[(r + 1) * length - 1] - before.values[(r + 1) * length - 1]) * factor)
    .filter((gap) => !Number.isNaN(gap));
  const method = 'quantiles of type 7, 5% and 95%, of paired differences on the last recorded day';
  if (gaps.length === 0) return { value: [null, null], n: 0, method };
  return { value: quantiles(Float64Array.from(gaps), [0.05, 0.95]), n: gaps.length, method };
}

function bandOnDay(run: RunData, { scenario, of, date }: Asked<'bandOnDay'>): Answer {
  const quantity = pastOf(run).quantities.find((each) => each.of === of && each.scenario === scenario);
  const found = quantity?.readings.find((reading) => reading.date === date);
  const method = 'quantiles of type 6, 5% and 95%, on the day of a reading';
  if (quantity === undefined || found === undefined || !Number.isFinite(found.high - found.low))
    return { value: [null, null], n: 0, method };
  const [low, high] = [found.low, found.high].map((end) => significant(end, 2));
  const text = withMinus(withUnit(`${low} to ${high}`, quantity.unit));
  return { value: [found.low, found.high], n: run.experiment.replications, method, text };
}

/** The span of time of a group, in whole years or months where the assumption is written in them. */
function drawnRange(run: RunData, { where }: Asked<'drawnRange'>): Answer {
  const group = splitBy(run, where.assumption).find(({ label }) => label === where.group);
  if (group === undefined)
    throw new Error(`unknown group: ${where.group}; expected a group of ${where.assumption}`);
  const drawn = run.drawn(where.assumption) ?? [];
  const { factor, text: unit } = inputUnit(run, assumptionNamed(run, where.assumption));
  const values = group.members.flatMap((r) => {
    const value = drawn[r];
    return typeof value === 'number' ? [value * factor] : [];
  });
  const ends = [Math.min(...values), Math.max(...values)];
  const [least, most] = ends.map((end) => significant(end, 2));
  const text = withMinus(withUnit(least === most ? least : `${least} to ${most}`, unit));
  return { value: ends, n: values.length, method: 'lowest and highest drawn value of the group', text };
}

function assumptionNamed(run: RunData, name: string): RunData['experiment']['assumptions'][number] {
  const found = run.experiment.assumptions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`unknown assumption: ${name}`);
  return found;
}
