import type { ParameterRow, RunData } from '../report/run-data.ts';
import { changesBetween } from './changes.ts';
import type { Change } from './changes.ts';

/**
 * What two runs' models say differently: version and source, mechanisms and their order, parameters with role, unit and default. It
 * reads the tables of parameters that the runs keep, so neither model has to be installed; mechanisms without parameters and formulas
 * are known only as a change of the source.
 */
export function modelChanges(first: RunData, second: RunData): Change[] {
  const [before, after] = [first, second].map((run) => ({ run, ...parametersIn(run.parameters()) }));
  return [
    ...changesBetween('model', versionOf(before.run), versionOf(after.run)),
    ...changesBetween('model', mechanismsIn(before.names), mechanismsIn(after.names)),
    ...orderChange(before.names, after.names),
    ...changesBetween('parameter', before.described, after.described),
    ...changesBetween('default', ...defaultsInBoth(before.defaults, after.defaults)),
  ];
}

function versionOf({ manifest }: RunData): Map<string, string> {
  const { model, modelDigest, tool, engineDigest } = manifest.versions;
  return new Map([
    ['version', model],
    ['source of the model', modelDigest.slice(0, 12)],
    ['metis-lab', tool],
    ['source of the engine', engineDigest.slice(0, 12)],
  ]);
}

/** Parameters as the first scenario lists them: all of them, in the order of the schedule. */
function parametersIn(rows: readonly ParameterRow[]) {
  const listed = rows.filter(({ scenario }) => scenario === rows[0]?.scenario);
  return {
    names: listed.map(({ name }) => name),
    described: new Map(listed.map(({ name, role, unit }) => [name, `${role} in ${unit}`])),
    defaults: new Map(listed.filter(({ set }) => set === 'default').map(({ name, value }) => [name, value])),
  };
}

const mechanismOf = (name: string): string => name.slice(0, name.indexOf('.'));

function mechanismsIn(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [`mechanism ${mechanismOf(name)}`, 'present']));
}

/** Mechanisms that both have, in another order. */
function orderChange(before: readonly string[], after: readonly string[]): Change[] {
  const order = (names: readonly string[]): string[] => [...new Set(names.map(mechanismOf))];
  const [first, second] = [order(before), order(after)];
  const shared = (names: string[], others: string[]): string =>
    names.filter((name) => others.includes(name)).join(', ');
  const [one, other] = [shared(first, second), shared(second, first)];
  return one === other ? [] : [{ where: 'model', what: 'order of mechanisms', before: one, after: other }];
}

/** Defaults of parameters that neither experiment sets. */
function defaultsInBoth(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): [Map<string, string>, Map<string, string>] {
  const shared = [...before.keys()].filter((name) => after.has(name));
  const pick = (from: ReadonlyMap<string, string>): Map<string, string> =>
    new Map(shared.map((name) => [name, from.get(name) ?? '']));
  return [pick(before), pick(after)];
}
