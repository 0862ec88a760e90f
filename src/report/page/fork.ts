import type { ResolvedExperiment } from '../../plan/index.ts';
import type { ParameterRow, RunData } from '../run-data.ts';

/** One value that a fork, or the command line of a run, changed. */
export interface ForkChange {
  /** Scenario of a lever; `all` for an assumption. */
  readonly scenario: string;
  readonly name: string;
  /** Values in words, as `mlab new` wrote them. */
  readonly before: string;
  readonly after: string;
  /** Why, where the author said. */
  readonly why?: string;
}

/** What a fork says of itself. */
export interface Fork {
  /** `run eagr/7k3m9q2f, digest b3c1…`, `file experiments/eagr.exp.ts`. */
  readonly from: string;
  readonly changes: readonly ForkChange[];
}

const KEY = 'forkOf';
const CHANGE = /^changed (\S+) (\S+)$/u;
const SET = /^set (\S+) (\S+)$/u;
const FILE_SAYS = /^file says (.+)$/u;

/** The entries of a disclosure by which an experiment says that it is a fork; they are in no run key. */
export function forkDisclosure({ from, changes }: Fork): Record<string, string> {
  return {
    [KEY]: from,
    ...Object.fromEntries(
      changes.map(({ scenario, name, before, after, why }) => [
        `changed ${scenario} ${name}`,
        `${before} -> ${after}${why === undefined ? '' : `, because ${why}`}`,
      ]),
    ),
  };
}

/** What an experiment says of being a fork; undefined when it says nothing. */
export function forkOf({ disclosure }: Pick<ResolvedExperiment, 'disclosure'>): Fork | undefined {
  const from = disclosure[KEY];
  if (from === undefined) return undefined;
  return { from, changes: changesIn(disclosure, CHANGE) };
}

/** Values that the command line of a run set in the place of the experiment's: what loading an experiment with `--set` writes into its disclosure. */
export function setForRun({ disclosure }: Pick<ResolvedExperiment, 'disclosure'>): readonly ForkChange[] {
  return changesIn(disclosure, SET);
}

/** What the file of a run says of its sizes where the command line said otherwise: `futures`, `seed`, `rules` or a population, and the file's words. */
export function fileSays({
  disclosure,
}: Pick<ResolvedExperiment, 'disclosure'>): readonly { readonly what: string; readonly said: string }[] {
  return Object.entries(disclosure).flatMap(([key, said]) => {
    const what = FILE_SAYS.exec(key)?.[1];
    return what === undefined ? [] : [{ what, said }];
  });
}

/** True for an entry of a disclosure that says what was changed and not who made the report. */
export const isAboutChanges = (key: string): boolean =>
  key === KEY || CHANGE.test(key) || SET.test(key) || FILE_SAYS.test(key);

function changesIn(disclosure: ResolvedExperiment['disclosure'], kind: RegExp): ForkChange[] {
  return Object.entries(disclosure).flatMap(([key, text]): ForkChange[] => {
    const [, scenario, name] = kind.exec(key) ?? [];
    const [, before, after, why] = /^(.*?) -> (.*?)(?:, because ([\s\S]*))?$/u.exec(text) ?? [];
    if (scenario === undefined || before === undefined) return [];
    return [{ scenario, name, before, after, ...(why === undefined ? {} : { why }) }];
  });
}

/**
 * Where the value of a lever comes from: what a fork changed is its own; otherwise the model's source, where it speaks of this value: the
 * default, or the proposal that the experiment is about. Any other value is set in the experiment.
 */
export function leverSource(run: RunData, row: ParameterRow): string {
  const { experiment } = run;
  const { proposal, baseline } = experiment;
  const isThis = ({ scenario, name }: ForkChange): boolean =>
    name === row.name && (scenario === row.scenario || scenario === 'all');
  const set = setForRun(experiment).find(isThis);
  if (set !== undefined) return `set for this run with --set; the experiment says ${set.before}`;
  const changed = forkOf(experiment)?.changes.find(isThis);
  if (changed !== undefined) {
    const says = proposal === undefined || row.scenario === baseline ? 'before' : 'the proposal says';
    const why = changed.why === undefined ? '' : `: ${changed.why}`;
    return `changed for this fork${why}; ${isModels(changed.before) ? 'before' : says} ${changed.before}`;
  }
  const isDefault = run
    .parameters()
    .some(({ name, set, value }) => name === row.name && set === 'default' && value === row.value);
  const isOfProposal = proposal !== undefined && row.source.includes(proposal.title);
  return row.set !== 'scenario' || isDefault || isOfProposal ? row.source : 'set in this experiment';
}

const isModels = (before: string): boolean => before.endsWith('(the model’s own)');

/** `Fork of run eagr/7k3m9q2f; changed: size of the reserve from 2,000,000 METIS to 1,000,000 METIS`; undefined for what is no fork. */
export function forkWords(
  run: RunData,
  meaningOf: (name: string) => string,
  after = asItIs,
): string | undefined {
  const fork = forkOf(run.experiment);
  if (fork === undefined) return undefined;
  const words = changesInWords(run, fork.changes, { meaningOf, afterWords: after });
  return `${forkedFrom(fork)}${words.length === 0 ? '' : `; changed: ${words.join('; ')}`}`;
}

/** `Changed for this run: size of the reserve from 2,000,000 METIS to 1,000,000 METIS`; undefined where the command line set no value. */
export function setWords(
  run: RunData,
  meaningOf: (name: string) => string,
  after = asItIs,
): string | undefined {
  const words = changesInWords(run, setForRun(run.experiment), { meaningOf, afterWords: after });
  return words.length === 0 ? undefined : `Changed for this run: ${words.join('; ')}`;
}

/** `Fork of run eagr/7k3m9q2f`. */
export const forkedFrom = ({ from }: Fork): string => `Fork of ${from.replace(/, digest .*$/u, '')}`;

/** How parameters and the values that they now have are called. */
interface ValueWords {
  readonly meaningOf: (name: string) => string;
  readonly afterWords: (name: string, value: string) => string;
}

const asItIs = (_name: string, value: string): string => value;

/** Changes with the scenarios they are in; the same change in several scenarios stands once. */
function changesInWords(
  run: RunData,
  changes: readonly ForkChange[],
  { meaningOf, afterWords }: ValueWords,
): string[] {
  const label = (scenario: string): string =>
    run.experiment.scenarios.find(({ name }) => name === scenario)?.label ?? scenario;
  const keyOf = ({ name, before, after, why }: ForkChange): string =>
    JSON.stringify([name, before, after, why]);
  return [...new Set(changes.map(keyOf))].map((key) => {
    const same = changes.filter((change) => keyOf(change) === key);
    const [{ name, before, after, why }] = same;
    const where = same.filter(({ scenario }) => scenario !== 'all').map(({ scenario }) => label(scenario));
    const inScenarios = where.length === 0 ? '' : ` (${where.join(', ')})`;
    return `${meaningOf(name)} from ${before} to ${afterWords(name, after)}${inScenarios}${why === undefined ? '' : `, because ${why}`}`;
  });
}
