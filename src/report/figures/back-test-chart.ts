import { backTest } from '../charts/charts.ts';
import type { BackTestPanel } from '../charts/back-test.ts';
import type { Chart } from '../charts/chart.ts';
import { scenarioStyle } from '../charts/palette.ts';
import { counted } from '../numbers.ts';
import { capital, scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { shortMeaning } from '../page/back-test-cell.ts';
import { pastOf } from '../past.ts';
import type { ComparedQuantity, Past } from '../past.ts';
import type { PastTake } from '../query.ts';
import { fewestFutures, isJudged } from '../../summarise/index.ts';
import { footerOf, titleOf } from './chart-words.ts';

/** Quantities that have room in one picture. */
const mostPanels = 8;

/** F10: whether the model matches the past; undefined when the experiment names no reading of a scenario that was run. */
export function backTestChart(context: Context): Chart | undefined {
  const past = pastOf(context.run);
  const shown = past.quantities.slice(0, mostPanels);
  if (shown.length === 0) return undefined;
  const names = [...new Set(shown.map(({ scenario }) => scenarioLabel(context, scenario)))].join(', ');
  const dates = shown.flatMap(({ readings }) => readings.map(({ date }) => date)).sort();
  const futures = context.numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  return backTest({
    title: titleOf(findings(context, past)),
    subtitle: `What was read from ${dates[0]} to ${dates[dates.length - 1]} over the range of ${rangeWords(past, futures.text)}, ${names}, from ${context.run.experiment.time.start}`,
    alt: {
      data: `readings of ${shown.map(({ label }) => shortMeaning(label)).join(', ')} and the model`,
      scenarios: names,
      range: widest(context, shown[0]),
    },
    caption: captionOf(context, past),
    footer: footerOf(context),
    ...(hasFew(past) ? { bandOf: 'all futures' } : {}),
    panels: shown.map((quantity) => panelOf(context, quantity)),
  });
}

/** Of what the range is one: of few futures it is all of them. */
const rangeWords = (past: Past, futures: string): string =>
  hasFew(past) ? `all ${futures} simulated futures` : `9 in 10 of ${futures} simulated futures`;

/** Whether some reading is compared with too few futures for a range of 9 in 10. */
const hasFew = ({ quantities }: Past): boolean =>
  quantities.some(({ readings }) => readings.some((each) => each.futures < fewestFutures));

function findings(context: Context, past: Past): string[] {
  const { verdict, judged, inside, quantities, read, readInside, unjudged } = past;
  const print = (take: PastTake): string =>
    context.numbers.print({ measure: 'past', table: 'series, experiment', take }, counted).text;
  if (judged === 0 && read > 0) {
    const reason = unjudged === 'futures' ? 'Too few futures to judge' : 'Recorded too rarely to judge';
    return read === 1
      ? [`${reason}: the only reading lies ${readInside === 1 ? 'inside' : 'outside'}`]
      : [`${reason}: ${print('readInside')} of ${print('read')} readings lie inside`];
  }
  if (judged === 0) return ['What follows from readings of the past is shown, not judged'];
  const countsAll = quantities.every(({ readings }) =>
    readings.every((each) => each.counts && isJudged(each)),
  );
  const others = countsAll ? '' : 'judged ';
  const all = `${print('inside')} of ${print('judged')} ${others}readings`;
  if (verdict === 'failed')
    return [
      `The model misses the past: ${print('outside')} of ${print('judged')} ${others}readings lie outside`,
    ];
  if (verdict === 'passed') return [`The model matches the past: ${all} lie inside`];
  if (judged === 1 && inside === 1) return [`The only ${others}reading lies inside: one is too few to judge`];
  return inside === judged
    ? [`${all} lie inside: too few to judge`]
    : [`${all} lie inside the model’s range`];
}

/** Where readings come from and on which dates, what is not judged and why, and how to read the picture. */
function captionOf({ run, numbers }: Context, { quantities, unjudged }: Past): string {
  const print = (take: PastTake): string =>
    numbers.print({ measure: 'past', table: 'series, experiment', take }, counted).text;
  const wanted = new Set(quantities.map(({ of, scenario }) => `${scenario} ${of}`));
  const used = (run.experiment.readings ?? []).filter(({ of, scenario }) => wanted.has(`${scenario} ${of}`));
  const sources = new Map<string, string[]>();
  const notJudged: string[] = [];
  for (const { of, scenario, label, values, provenance } of used) {
    const name = shortMeaning(label);
    if (provenance.kind === 'assume') {
      const own = quantities.find((each) => each.of === of && each.scenario === scenario)?.readings ?? [];
      notJudged.push(...values.map(({ date }) => `${name} on ${date}${placeOf(own, date)}`));
    } else {
      const dates = values.map(({ date }) => date);
      const title = provenance.kind === 'cite' ? provenance.title : `${provenance.file} (${provenance.how})`;
      sources.set(title, [...(sources.get(title) ?? []), `${name} on ${dates.join(', ')}`]);
    }
  }
  const read = [...sources].map(([title, what]) => `${title}: ${what.join('; ')}.`).join(' ');
  const open =
    notJudged.length === 0
      ? ''
      : ` Hollow squares are not judged, wherever they lie: they were computed from other readings, or an input was set with them. They are ${notJudged.join('; ')}.`;
  const few =
    unjudged === undefined
      ? ''
      : unjudged === 'futures'
        ? ` A range of 9 in 10 needs ${print('futures')} futures: with fewer nothing is judged.`
        : ` Nothing is judged between records more than ${print('apart')} days apart.`;
  const line =
    run.experiment.time.record > 1 ? ' Between recorded days the model is on the line between them.' : '';
  return `${read === '' ? '' : `Data. ${read}`}${open}${few} Below: each reading less the middle value, over the range of the model.${line} A model result, not a forecast.`.trim();
}

/** Said of a value that is not judged and lies beside the range, so that it is not hidden by not being counted. */
function placeOf(readings: ComparedQuantity['readings'], date: string): string {
  const lies = readings.some(
    (each) => each.date === date && !each.counts && (each.value < each.low || each.value > each.high),
  );
  return lies ? ' (outside the range)' : '';
}

function panelOf({ run }: Context, quantity: ComparedQuantity): BackTestPanel {
  const { label, unit, scenario, dates, band, middle, readings } = quantity;
  const place = run.experiment.scenarios.findIndex(({ name }) => name === scenario);
  const { colour: color } = scenarioStyle(scenario, place);
  const drawn = readings.map(({ futures, between, ...each }) => ({
    ...each,
    counts: each.counts && isJudged({ futures, between }),
  }));
  return { label: capital(shortMeaning(label)), unit, color, dates, band, middle, readings: drawn };
}

/** The range of the model on the day of a quantity's last judged reading, or of its last one, printed, and where the reading lies. */
function widest({ numbers }: Context, { readings, label, of, scenario }: ComparedQuantity): string {
  const judged = readings.findLast((each) => each.counts && isJudged(each));
  const { date, value, low, high } = judged ?? readings[readings.length - 1];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '';
  const query = { measure: 'bandOnDay', table: 'series, experiment', scenario, of, date } as const;
  const lies = value < low ? 'below' : value > high ? 'above' : 'inside';
  return `${capital(shortMeaning(label))} on ${date}: the model has ${numbers.print(query, { digits: 2 }).text}, ${judged === undefined ? 'what is not judged' : 'the reading'} lies ${lies}`;
}
