import { dirname } from 'node:path';
import type { Chart } from '../charts/chart.ts';
import { paragraph } from '../rich-text.ts';
import type { Block, Section } from '../rich-text.ts';
import { changedThings, nameOf } from './change-words.ts';
import { midSentence } from '../shown-unit.ts';
import { searchesFolder } from './difference-folder.ts';
import { flipChart } from './flip-chart.ts';
import { flipStudies } from './flip-record.ts';
import type { FlipStudy } from './flip-record.ts';
import { flipSentences } from './flip-words.ts';
import type { Pair } from './pair.ts';
import { changedSettings } from './what-changed.ts';

/** Most pictures of flips in one report. */
const MOST = 2;

/**
 * Searches for flips of what was changed, by the names of their folders: those that stand beside either run, and those that an earlier
 * report of this difference carries; of those named by their keys where keys are given. A search beside a run goes before its copy.
 */
export function flipsOfChange(pair: Pair, keys?: readonly string[]): FlipStudy[] {
  const names = changedSettings(pair).map(({ parameter }) => parameter);
  const [first, second] = [pair.before.run, pair.after.run];
  const places = [...[first, second].map(({ folder }) => dirname(folder)), searchesFolder(first, second)];
  const found = places.flatMap(flipStudies).reverse();
  return [...new Map(found.map((study) => [study.key, study])).values()]
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
    .filter(({ key, record }) => names.includes(record.parameter.name) && keys?.includes(key) !== false);
}

/** Whether a search went through futures of the same populations as the second run: only such a one speaks for this report. */
export function isOfSamePopulations(pair: Pair, { record }: FlipStudy): boolean {
  return record.populations !== undefined && otherSizes(pair, record.populations).length === 0;
}

/** `60 holders here, 200 in the runs`; nothing for equal sizes. */
function otherSizes({ after }: Pair, sizes: Readonly<Record<string, number>>): string[] {
  const own = after.run.experiment.populations;
  return [...new Set([...Object.keys(own), ...Object.keys(sizes)])]
    .filter((name) => own[name] !== sizes[name])
    .map((name) => `${sizes[name] ?? 0} ${name} and not ${own[name] ?? 0}`);
}

/** What kind of futures a search went through. */
function futuresOf(pair: Pair, { record: { replications, populations } }: FlipStudy): string {
  const futures = `${replications} simulated futures, the same at every value`;
  if (populations === undefined) return `${futures}; the sizes of their populations were not kept`;
  const other = otherSizes(pair, populations);
  return other.length === 0
    ? `${futures}, with populations as in these runs`
    : `${futures}, of another size than these runs: ${other.join(', ')}; the value may differ for these runs`;
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
  if (studies.length === 0) return { ...about, blocks: [paragraph([notSearched(pair)])] };
  const blocks = studies.flatMap((study): Block[] => {
    const { key, record } = study;
    const items = record.questions
      .flatMap((question) => flipSentences(record, question))
      .map((text) => [text]);
    const chart = charts.find(({ name }) => name === `flip-${key}`);
    return [
      paragraph([`Search ${key}: ${futuresOf(pair, study)}.`]),
      { kind: 'list', items },
      ...(chart === undefined ? [] : [{ kind: 'chart' as const, ...chart }]),
    ];
  });
  return { ...about, blocks };
}

/** That nobody looked for the value, and between which two it could lie. */
function notSearched(pair: Pair): string {
  const changed = changedThings(pair).filter(({ parameter }) => parameter !== undefined);
  if (changed.length === 0) return 'No lever or assumption differs, so no value can be searched.';
  const between = changed.map(
    ({ called, before, after }) => `${midSentence(nameOf(called))} goes from ${before} to ${after}`,
  );
  return `Not searched: this report does not say at which value a verdict turns while ${between.join('; or ')}.`;
}
