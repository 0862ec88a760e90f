import type { Chart } from '../charts/chart.ts';
import type { Context } from '../page/context.ts';
import { outcomesChart } from './all-outcomes-chart.ts';
import { backTestChart } from './back-test-chart.ts';
import { driversChart } from './drivers-chart.ts';
import { fanChart } from './fan-chart.ts';
import { flowsChart } from './flows-chart.ts';
import { groupsChart } from './groups-chart.ts';
import { dotsChart, effectChart } from './outcome-charts.ts';
import { releaseChart } from './release-chart.ts';

/** Names of the charts of a report, in the order in which they are shown. */
export const chartNames = [
  'fan',
  'dots',
  'effect',
  'outcomes',
  'release',
  'groups',
  'drivers',
  'backtest',
  'flows',
] as const;
/** One of the charts of a report. */
export type ChartName = (typeof chartNames)[number];

/** How a chart of a report is made from a run, and the section in which it stands. */
export interface Figure {
  /** The question that it answers. */
  readonly asks: string;
  /** Id of its section. */
  readonly section: string;
  /** The chart; undefined when the run has nothing that it could show. */
  readonly make: (context: Context) => Chart | undefined;
}

/** Every chart of a report; a new one is a file and a line here. */
export const figures: Readonly<Record<ChartName, Figure>> = {
  fan: { asks: 'How does the gap between scenarios grow?', section: 'charts', make: fanChart },
  dots: { asks: 'What might happen at the end?', section: 'charts', make: dotsChart },
  effect: { asks: 'Which half of the vote does it?', section: 'charts', make: effectChart },
  outcomes: { asks: 'What else moves?', section: 'charts', make: outcomesChart },
  release: { asks: 'Does timing matter?', section: 'open', make: releaseChart },
  groups: { asks: 'Who is better or worse off?', section: 'affected', make: groupsChart },
  drivers: { asks: 'What decides the answer?', section: 'doubts', make: driversChart },
  backtest: { asks: 'Does the model match the past?', section: 'model', make: backTestChart },
  flows: { asks: 'Where does METIS go each year?', section: 'appendix', make: flowsChart },
};
