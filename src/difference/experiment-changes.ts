import type { ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson } from '../store/index.ts';
import { changesBetween } from './changes.ts';
import type { Change } from './changes.ts';

/**
 * What two experiments say differently: horizon, seed, populations, design points, scenarios with their levers, assumptions with their
 * distributions, outcomes and claims. Wording (labels, notes, sources) is left out.
 */
export function experimentChanges(before: ResolvedExperiment, after: ResolvedExperiment): Change[] {
  return [
    ...changesBetween('experiment', settingsOf(before), settingsOf(after)),
    ...changesBetween('experiment', scenariosOf(before), scenariosOf(after)),
    ...before.scenarios.flatMap(({ name, levers }) => {
      const other = after.scenarios.find((each) => each.name === name);
      return other === undefined
        ? []
        : changesBetween(`scenario ${name}`, texts(levers), texts(other.levers));
    }),
    ...changesBetween('assumption', assumptionsOf(before), assumptionsOf(after)),
    ...changesBetween('outcome', outcomesOf(before), outcomesOf(after)),
    ...changesBetween('claim', claimsOf(before), claimsOf(after)),
  ];
}

const texts = (record: Readonly<Record<string, number | string>>): Map<string, string> =>
  new Map(Object.entries(record).map(([name, value]) => [name, String(value)]));

function settingsOf(experiment: ResolvedExperiment): Map<string, string> {
  const { time, seed, replications, baseline, populations, points, draws, luck } = experiment;
  return new Map([
    ['start', time.start],
    ['horizon', `${time.days} days`],
    ['recorded every', `${time.record} days`],
    ['seed', String(seed)],
    ['replications', String(replications)],
    ['baseline', baseline],
    ['design points', points.length === 1 ? canonicalJson(points[0]) : `${points.length} points`],
    ['draws', canonicalJson(draws ?? null)],
    ['futures of design points', luck ?? 'common'],
    ...Object.entries(populations).map(([name, size]): [string, string] => [
      `number of ${name}`,
      String(size),
    ]),
  ]);
}

const scenariosOf = ({ scenarios }: ResolvedExperiment): Map<string, string> =>
  new Map(scenarios.map(({ name }) => [`scenario ${name}`, 'present']));

const assumptionsOf = ({ assumptions }: ResolvedExperiment): Map<string, string> =>
  new Map(assumptions.map(({ name, distribution }) => [name, canonicalJson(distribution)]));

const outcomesOf = ({ outcomes }: ResolvedExperiment): Map<string, string> =>
  new Map(
    outcomes.map(({ name, of, take, better, matters }) => [
      name,
      `${of}@${take}, ${better} is better, ${matters} matters`,
    ]),
  );

const claimsOf = ({ claims }: ResolvedExperiment): Map<string, string> =>
  new Map(
    claims.map(({ quote, test, cannotTest, byDefinition }) => [
      quote,
      test ?? cannotTest ?? byDefinition ?? '',
    ]),
  );
