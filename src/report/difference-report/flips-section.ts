import { dirname } from 'node:path';
import type { Chart } from '../charts/chart.ts';
import { code, paragraph, rich } from '../rich-text.ts';
import type { Block, Section } from '../rich-text.ts';
import type { RunData } from '../run-data.ts';
import { flipChart } from './flip-chart.ts';
import { flipStudies } from './flip-record.ts';
import type { FlipStudy } from './flip-record.ts';
import { flipSentences } from './flip-words.ts';
import type { Pair } from './pair.ts';
import { changedSettings } from './what-changed.ts';

/** Most pictures of flips in one report. */
const MOST = 2;

/** Searches for flips of what was changed, that stand beside either run. */
export function flipsOfChange(pair: Pair): FlipStudy[] {
  const names = changedSettings(pair).map(({ parameter }) => parameter);
  const folders = [pair.before.run, pair.after.run].map(({ folder }: RunData) => dirname(folder));
  return [...new Set(folders)]
    .flatMap(flipStudies)
    .filter(({ record }) => names.includes(record.parameter.name));
}

/** Pictures of flips by name. */
export function flipCharts(
  studies: readonly FlipStudy[],
): { readonly name: string; readonly chart: Chart }[] {
  return studies
    .flatMap(({ key, record }) => {
      const chart = flipChart(record, {
        run: `of study ${key}`,
        command: `mlab flip … --over ${record.parameter.name}`,
      });
      return chart === undefined ? [] : [{ name: `flip-${key}`, chart }];
    })
    .slice(0, MOST);
}

/** The values at which verdicts turn, found by search, or the command that searches. */
export function flipsSection(pair: Pair, studies: readonly FlipStudy[]): Section {
  const charts = flipCharts(studies);
  const about = { id: 'flips', title: 'Where the verdict flips', folded: false };
  const names = [...new Set(changedSettings(pair).flatMap(({ parameter }) => parameter ?? []))];
  if (studies.length === 0)
    return {
      ...about,
      blocks: [
        paragraph(
          names.length === 0
            ? ['No lever or assumption differs, so no value can be searched.']
            : rich`Not searched yet. ${code(`mlab flip <experiment file> --over ${names[0]}=low:high`)} finds the value at which the verdict turns; this report then states it.`,
        ),
      ],
    };
  const blocks = studies.flatMap(({ key, record }): Block[] => {
    const items = record.questions
      .flatMap((question) => flipSentences(record, question))
      .map((text) => [text]);
    const chart = charts.find(({ name }) => name === `flip-${key}`);
    return [
      paragraph([`Search ${key}: ${record.replications} simulated futures, the same at every value.`]),
      { kind: 'list', items },
      ...(chart === undefined ? [] : [{ kind: 'chart' as const, ...chart }]),
    ];
  });
  return { ...about, blocks };
}
