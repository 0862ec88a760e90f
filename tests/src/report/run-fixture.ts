import type { Manifest } from '../../../src/store/index.ts';
import type { ResolvedAssumption, ResolvedExperiment, ResolvedOutcome } from '../../../src/plan/index.ts';
import type { AccountYears } from '../../../src/report/ledger-reader.ts';
import type { FailureRow, ParameterRow, RunData } from '../../../src/report/run-data.ts';

/** What a test says about its run; everything else is filled in. */
export interface Given {
  /** Values by scenario and outcome, one per replication. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly outcomes?: readonly Partial<ResolvedOutcome>[];
  readonly claims?: ResolvedExperiment['claims'];
  readonly expect?: readonly string[];
  readonly drawn?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly assumptions?: readonly ResolvedAssumption[];
  readonly parameters?: readonly Partial<ParameterRow>[];
  readonly failures?: readonly Partial<FailureRow>[];
  readonly labels?: Readonly<Record<string, string>>;
  /** The ledger of a future; none when absent. */
  readonly flows?: (scenario: string, replication: number) => readonly AccountYears[] | undefined;
  readonly folder?: string;
  readonly question?: string;
}

const digest = '0'.repeat(64);

function manifestOf(scenarios: readonly string[], replications: number, failures: number): Manifest {
  return {
    schema: 1,
    status: 'complete',
    experiment: 'fixture',
    runKey: '7k3m9q2f',
    runKeyFull: digest,
    resultDigest: digest,
    versions: { tool: '0.1.0', model: 'fixture@1.0.0', engineDigest: digest, modelDigest: digest },
    seed: 1,
    streams: 'none',
    scenarios: [...scenarios],
    points: 1,
    replications,
    blockSize: 16,
    tables: [],
    files: [],
    failures,
    environment: {},
  };
}

const outcome = (given: Partial<ResolvedOutcome>): ResolvedOutcome => ({
  name: 'runway',
  label: 'Reward runway',
  of: 'pool.runway',
  take: 'end',
  unit: 'years',
  better: 'higher',
  matters: 0.25,
  headline: given.name === undefined || given.name === 'runway',
  ...given,
});

/** The last scenario changes what all between it and the baseline change, each its own lever. */
function leversOf(scenarios: readonly string[], name: string): Record<string, number> {
  const between = scenarios.slice(1, -1);
  const changed = name === scenarios.at(-1) && between.length > 0 ? between : [name];
  return name === scenarios[0] ? {} : Object.fromEntries(changed.map((each) => [`rules.${each}`, 1]));
}

/** A finished run in memory with the given values; its one series grows linearly to the outcome named `runway`. */
export function runOf(given: Given): RunData {
  const scenarios = Object.keys(given.values);
  const first = Object.values(given.values[scenarios[0]])[0];
  const experiment: ResolvedExperiment = {
    schema: 1,
    name: 'fixture',
    question: given.question ?? 'Does the runway get longer?',
    model: { name: 'fixture', version: '1.0.0' },
    time: { start: '2025-11-03', days: 1825, record: 7 },
    replications: first.length,
    seed: 1,
    blockSize: 16,
    populations: {},
    baseline: scenarios[0],
    scenarios: scenarios.map((name) => ({
      name,
      label: given.labels?.[name] ?? name,
      levers: leversOf(scenarios, name),
    })),
    points: [{}],
    assumptions: given.assumptions ?? [],
    observe: ['pool.runway'],
    outcomes: (given.outcomes ?? [{}]).map(outcome),
    claims: given.claims ?? [],
    expect: given.expect ?? [],
    disclosure: { author: 'a tester' },
  };
  const vector = (scenario: string, name: string): Float64Array => {
    const values = given.values[scenario]?.[name];
    if (values === undefined) throw new Error(`unknown outcome ${scenario} ${name}`);
    return Float64Array.from(values);
  };
  return {
    folder: given.folder ?? '/nowhere',
    manifest: manifestOf(scenarios, first.length, given.failures?.length ?? 0),
    experiment,
    outcome: vector,
    drawn: (name) => given.drawn?.[name],
    series(scenario) {
      const days = Int32Array.from({ length: 21 }, (_, t) => t * 91);
      const ends = vector(scenario, experiment.outcomes[0].name);
      const values = Float64Array.from(
        { length: ends.length * days.length },
        (_, cell) => (ends[Math.floor(cell / days.length)] * (cell % days.length)) / (days.length - 1),
      );
      return { days, replications: Int32Array.from(ends, (_, r) => r), values };
    },
    flows: (scenario, replication) => given.flows?.(scenario, replication),
    unitOf: () => 'years',
    parameters: () =>
      (given.parameters ?? []).map((row) => ({
        scenario: '',
        name: '',
        role: 'lever',
        means: '',
        value: '',
        unit: '1',
        set: 'scenario',
        provenance: 'cite',
        source: '',
        confidence: '',
        ...row,
      })),
    failures: () =>
      (given.failures ?? []).map((row) => ({
        scenario: scenarios[0],
        point: 0,
        replication: 0,
        code: 'E901',
        message: '',
        replay: '',
        ...row,
      })),
  };
}

/** An assumption that a proposal leaves open, drawn as a choice. */
export function openChoice(name: string, options: readonly (number | string)[]): ResolvedAssumption {
  return {
    name,
    distribution: { kind: 'choice', options, weights: options.map(() => 1) },
    provenance: { kind: 'assume', why: 'the text does not say', confidence: 'low', notStated: true },
  };
}

/** `n` values made by a rule. */
export const values = (n: number, rule: (r: number) => number): number[] =>
  Array.from({ length: n }, (_, r) => rule(r));
