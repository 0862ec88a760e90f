import type { ResolvedExperiment } from '../../plan/index.ts';
import type { ParameterRow, RunData } from '../run-data.ts';

/** One value that a fork changed. */
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
  const changes = Object.entries(disclosure).flatMap(([key, text]): ForkChange[] => {
    const [, scenario, name] = CHANGE.exec(key) ?? [];
    const [, before, after, why] = /^(.*?) -> (.*?)(?:, because ([\s\S]*))?$/u.exec(text) ?? [];
    if (scenario === undefined || before === undefined) return [];
    return [{ scenario, name, before, after, ...(why === undefined ? {} : { why }) }];
  });
  return { from, changes };
}

/**
 * Where the value of a lever comes from: what a fork changed is its own; otherwise the model's source, where it speaks of this value: the
 * default, or the proposal that the experiment is about. Any other value is set in the experiment.
 */
export function leverSource(run: RunData, row: ParameterRow): string {
  const { experiment } = run;
  const { proposal, baseline } = experiment;
  const changed = forkOf(experiment)?.changes.find(
    ({ scenario, name }) => name === row.name && scenario === row.scenario,
  );
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

/** `Fork of run eagr/7k3m9q2f: size of the reserve changed from 2,000,000 METIS to 1,000,000 METIS`; undefined for what is no fork. */
export function forkWords(run: RunData, meaningOf: (name: string) => string): string | undefined {
  const fork = forkOf(run.experiment);
  if (fork === undefined) return undefined;
  const label = (scenario: string): string =>
    run.experiment.scenarios.find(({ name }) => name === scenario)?.label ?? scenario;
  const keyOf = ({ name, before, after, why }: ForkChange): string =>
    JSON.stringify([name, before, after, why]);
  const words = [...new Set(fork.changes.map(keyOf))].map((key) => {
    const same = fork.changes.filter((change) => keyOf(change) === key);
    const [{ name, before, after, why }] = same;
    const where = same.filter(({ scenario }) => scenario !== 'all').map(({ scenario }) => label(scenario));
    const inScenarios = where.length === 0 ? '' : ` (${where.join(', ')})`;
    return `${meaningOf(name)} from ${before} to ${after}${inScenarios}${why === undefined ? '' : `, because ${why}`}`;
  });
  const what = words.length === 0 ? '' : `; changed: ${words.join('; ')}`;
  return `Fork of ${fork.from.replace(/, digest .*$/u, '')}${what}`;
}
