import { canonicalJson } from '../store/canonical-json.ts';
import { compareText } from '../report/compare.ts';
import type { CompareRequest } from '../report/compare.ts';
import type { RunData } from '../report/run-data.ts';

/** Two runs side by side: rows of a table, what to bear in mind, and the figures. */
export interface RunComparison {
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly data: Record<string, unknown>;
}

/** Every scenario that both runs have, second run minus first, in the same simulated futures when both drew the same ones. */
export function compareRuns(first: RunData, second: RunData, request: CompareRequest): RunComparison {
  const names = (run: RunData): string[] => run.experiment.scenarios.map(({ name }) => name);
  const outcomesOf = (run: RunData): string[] =>
    run.experiment.outcomes.map(({ name, of, take }) => `${name} ${of}@${take}`);
  const scenarios = names(first).filter(
    (name) => names(second).includes(name) && (request.scenarios ?? names(first)).includes(name),
  );
  const shared = outcomesOf(first).filter((outcome) => outcomesOf(second).includes(outcome));
  const outcomes = shared
    .map((outcome) => outcome.split(' ')[0])
    .filter((name) => (request.outcomes ?? [name]).includes(name));
  const labels = labelsOf(first, second);
  const compared = scenarios.map((scenario) => ({
    scenario,
    found: compareText(joined(first, second, { scenario, labels }), {
      scenarios: [labels[1]],
      baseline: labels[0],
      outcomes,
      point: request.point ?? 0,
      unpaired: request.unpaired ?? false,
    }),
  }));
  const [header = []] = compared[0]?.found.table ?? [];
  const rows = compared.flatMap(({ scenario, found }) =>
    found.table.slice(1).map((row) => [scenario, ...row]),
  );
  return {
    rows: [['scenario', ...header], ...rows],
    notes: notesOf(first, second, { scenarios: scenarios.length, outcomes: outcomes.length }),
    data: {
      runs: labels,
      sameFutures: drawsTheSame(first, second),
      scenarios: compared.map(({ scenario, found }) => ({ scenario, effects: found.effects })),
    },
  };
}

function labelsOf(first: RunData, second: RunData): readonly [string, string] {
  const [a, b] = [first.manifest.runKey, second.manifest.runKey];
  return a === b ? [`${a} (first)`, `${b} (second)`] : [a, b];
}

/** One scenario of two runs as a run with two scenarios, named by their keys. */
function joined(
  first: RunData,
  second: RunData,
  { scenario, labels }: { readonly scenario: string; readonly labels: readonly [string, string] },
): RunData {
  const replications = Math.min(first.experiment.replications, second.experiment.replications);
  const scenarios = labels.map((name) => ({ name, label: name, levers: {} }));
  return {
    ...first,
    experiment: { ...first.experiment, replications, scenarios, baseline: labels[0], claims: [], expect: [] },
    outcome: (label, outcome, point = 0) =>
      (label === labels[0] ? first : second).outcome(scenario, outcome, point).subarray(0, replications),
  };
}

/** Whether replication r is the same simulated future in both: same seed, model, time, populations and assumptions. */
function drawsTheSame(first: RunData, second: RunData): boolean {
  const what = ({ experiment }: RunData): string =>
    canonicalJson({
      seed: experiment.seed,
      model: experiment.model.name,
      assumptions: experiment.assumptions.map(({ name, distribution }) => ({ name, distribution })),
      draws: experiment.draws ?? null,
    });
  return what(first) === what(second);
}

function notesOf(
  first: RunData,
  second: RunData,
  shared: { readonly scenarios: number; readonly outcomes: number },
): string[] {
  const [a, b] = [first, second].map(({ experiment }) => experiment);
  return [
    ...(shared.scenarios === 0 ? ['the two runs have no scenario in common'] : []),
    ...(shared.outcomes === 0 ? ['the two runs have no outcome in common'] : []),
    ...(drawsTheSame(first, second)
      ? []
      : [
          'the two runs do not draw the same futures (seed, model or assumptions differ): pairs mean nothing, use --unpaired',
        ]),
    ...(a.time.days === b.time.days ? [] : [`the horizons differ: ${a.time.days} and ${b.time.days} days`]),
    ...(a.replications === b.replications ? [] : ['only replications that both runs have are compared']),
  ];
}
