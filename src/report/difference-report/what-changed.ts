import { canonicalJson } from '../../store/index.ts';
import { rangeOf } from '../input-words.ts';
import { capital, parameterCell, scenarioLabel } from '../page/context.ts';
import { leverSource } from '../page/fork.ts';
import { paragraph } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import type { RunData } from '../run-data.ts';
import { shownAmount } from '../shown-unit.ts';
import type { Pair } from './pair.ts';

/** Something that two runs say differently. */
export interface ChangedSetting {
  /** Lever or assumption, where it is one. */
  readonly parameter?: string;
  /** What it is called: `Size of the reserve (eagr.size)`, `Seed`. */
  readonly called: Rich;
  readonly before: string;
  readonly after: string;
  /** Label of the scenario in which a lever differs. */
  readonly scenario?: string;
  readonly source: string;
}

/** Everything that two runs say differently: assumptions with their sources, levers by scenario, and what futures are made of. */
export function changedSettings(pair: Pair): ChangedSetting[] {
  return [...changedAssumptions(pair), ...changedLevers(pair), ...changedFrame(pair)];
}

/** The section about it. */
export function whatChanged(pair: Pair): Section {
  const changed = changedSettings(pair);
  const columns = ['What', 'Before', 'After', 'Source'];
  const rows = changed.map(({ called, scenario, before, after, source }): Rich[] => [
    scenario === undefined ? called : [...called, ` in ${scenario}`],
    [before],
    [after],
    [source],
  ]);
  const blocks =
    rows.length === 0
      ? [paragraph(['Nothing: both runs say the same.'])]
      : [{ kind: 'table' as const, caption: 'What the second run says differently', columns, rows }];
  return { id: 'changes', title: 'What was changed', blocks, folded: false };
}

function changedAssumptions({ before, after }: Pair): ChangedSetting[] {
  const [first, second] = [before, after].map(
    ({ run }) => new Map(run.experiment.assumptions.map((each) => [each.name, each])),
  );
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  return names
    .filter(
      (name) =>
        canonicalJson(first.get(name)?.distribution ?? null) !==
        canonicalJson(second.get(name)?.distribution ?? null),
    )
    .map((name) => ({
      parameter: name,
      called: parameterCell(second.has(name) ? after.context : before.context, name),
      before: assumed(before.run, name),
      after: assumed(after.run, name),
      source: sourceOf(second.has(name) ? after.run : before.run, name),
    }));
}

/** What a run assumes for a parameter; the model's own value where the experiment says nothing. */
function assumed(run: RunData, name: string): string {
  const found = run.experiment.assumptions.find((each) => each.name === name);
  if (found !== undefined) return rangeOf(run, found);
  const row = run.parameters().find((each) => each.name === name);
  return row === undefined ? 'not in this model' : `${amount(row.value, row.unit)} (the model’s own)`;
}

function sourceOf(run: RunData, name: string): string {
  const provenance = run.experiment.assumptions.find((each) => each.name === name)?.provenance;
  if (provenance === undefined) return 'the model';
  if (provenance.kind === 'assume') return `assumed: ${provenance.why}`;
  const row = run.parameters().find((each) => each.name === name);
  return `${provenance.kind === 'cite' ? 'cited' : 'measured'}: ${row?.source ?? ''}`;
}

function changedLevers({ before, after, scenarios }: Pair): ChangedSetting[] {
  const names = [after.run.experiment.baseline, ...scenarios];
  return names.flatMap((scenario) => {
    const [first, second] = [before, after].map(
      ({ run }) => run.experiment.scenarios.find(({ name }) => name === scenario)?.levers ?? {},
    );
    const levers = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
    return levers
      .filter((lever) => first[lever] !== second[lever])
      .map((lever) => ({
        parameter: lever,
        called: parameterCell(after.context, lever),
        before: leverWords(before.run, scenario, lever),
        after: leverWords(after.run, scenario, lever),
        scenario: scenarioLabel(before.context, scenario),
        source: sourceOfLever([before.run, after.run], scenario, lever),
      }));
  });
}

/** The source of the second value; one that both values would have speaks of the first. */
function sourceOfLever(runs: readonly RunData[], scenario: string, lever: string): string {
  const [first, second] = runs.map((run) => {
    const row = run.parameters().find((each) => each.scenario === scenario && each.name === lever);
    return row === undefined ? 'set in this experiment' : leverSource(run, row);
  });
  return first === second && first !== 'set in this experiment'
    ? `set in the second run; before: ${first}`
    : second;
}

function leverWords(run: RunData, scenario: string, lever: string): string {
  const row = run.parameters().find((each) => each.scenario === scenario && each.name === lever);
  return row === undefined ? 'not in this model' : amount(row.value, row.unit);
}

const amount = (value: string, unit: string): string =>
  value.trim() !== '' && Number.isFinite(Number(value)) ? shownAmount(Number(value), unit) : value;

/** Settings that decide which futures are simulated. */
function changedFrame({ before, after }: Pair): ChangedSetting[] {
  const [first, second] = [before, after].map(({ run: { experiment, manifest } }) =>
    frameOf(experiment, manifest.versions.model),
  );
  return Object.keys(first)
    .filter((name) => first[name] !== second[name])
    .map((name) => ({ called: [capital(name)], before: first[name], after: second[name], source: '' }));
}

function frameOf(experiment: RunData['experiment'], model: string): Record<string, string> {
  const { time, seed, replications, populations } = experiment;
  return {
    model,
    'first day': time.start,
    'simulated days': String(time.days),
    seed: String(seed),
    'simulated futures': String(replications),
    ...Object.fromEntries(
      Object.entries(populations).map(([name, size]) => [`number of ${name}`, String(size)]),
    ),
  };
}
