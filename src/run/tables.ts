import type { Model } from '../define/index.ts';
import { seedAt } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import type { Column, Part } from '../store/index.ts';
import { BALANCE, FLOW } from './compute-block.ts';

/** What joining the parts of a run needs to know. */
export interface FinishedRun {
  readonly folder: string;
  readonly runKey: string;
  readonly experiment: ResolvedExperiment;
  readonly model: Model;
}

/** Texts stored with every table of a run. */
export function metadataOf({ runKey, experiment }: FinishedRun): Record<string, string> {
  const { name, version } = experiment.model;
  return { runKey, model: `${name}@${version}`, seed: String(experiment.seed), experiment: experiment.name };
}

/** outcomes.arrow: one row per scenario, point, replication and outcome. */
export function outcomeColumns(parts: readonly Part[]): Column[] {
  const rows = parts.flatMap(({ header, replications, scalars, failures }) => {
    const failed = new Set(failures.map(({ replication }) => replication));
    return [...replications].flatMap((replication, r) =>
      scalars.map(({ name, values }) => ({
        ...header,
        replication,
        name,
        value: values[r],
        status: failed.has(replication) ? 'failed' : 'ok',
      })),
    );
  });
  return [
    { name: 'scenario', type: 'utf8', values: rows.map(({ scenario }) => scenario) },
    { name: 'point', type: 'int32', values: Int32Array.from(rows, ({ point }) => point) },
    { name: 'replication', type: 'int32', values: Int32Array.from(rows, ({ replication }) => replication) },
    { name: 'outcome', type: 'utf8', values: rows.map(({ name }) => name) },
    { name: 'value', type: 'float64', values: Float64Array.from(rows, ({ value }) => value) },
    { name: 'status', type: 'utf8', values: rows.map(({ status }) => status) },
  ];
}

/** flows.arrow: one row per scenario, point, replication and year; flows are sums over the year, balances stand at its end; year 0 is the start. */
export function flowColumns(run: FinishedRun, part: Part): Column[] {
  const flows = part.series.filter(({ name }) => name.startsWith(FLOW));
  const balances = part.series.filter(({ name }) => name.startsWith(BALANCE));
  const years = Math.ceil(run.experiment.time.days / 365) + 1;
  const rows = part.replications.length * years;
  const at = (row: number): [number, number] => [Math.floor(row / years), row % years];
  const said = declarationsOf(run.model);
  return [
    { name: 'scenario', type: 'utf8', values: Array.from({ length: rows }, () => part.header.scenario) },
    { name: 'point', type: 'int32', values: new Int32Array(rows).fill(part.header.point) },
    {
      name: 'replication',
      type: 'int32',
      values: Int32Array.from({ length: rows }, (_, row) => part.replications[at(row)[0]]),
    },
    { name: 'year', type: 'int32', values: Int32Array.from({ length: rows }, (_, row) => at(row)[1]) },
    ...flows.map(({ name, times, values }): Column => {
      const cell = (row: number): number =>
        at(row)[1] === 0 ? 0 : values[at(row)[0] * times + at(row)[1] - 1];
      const flow = name.slice(FLOW.length);
      return {
        name: `flow.${flow}`,
        type: 'float64',
        means: said.get(flow)?.means,
        unit: `${said.get(flow)?.unit ?? ''}/year`,
        values: Float64Array.from({ length: rows }, (_, row) => cell(row)),
      };
    }),
    ...balances.map(({ name, values }): Column => {
      const account = name.slice(BALANCE.length);
      const { means, unit = '' } = said.get(account) ?? {};
      return { name: `balance.${account}`, type: 'float64', means, unit, values };
    }),
  ];
}

interface Declared {
  readonly unit: string;
  readonly means: string;
}

/** Unit and meaning of every quantity of a model, those of mechanisms as `mechanism.quantity`. */
function declarationsOf(model: Model): ReadonlyMap<string, Declared> {
  const own = model.schedule.flatMap((mechanism) =>
    Object.entries(mechanism.own).map(([name, declared]): [string, Declared] => [
      `${mechanism.name}.${name}`,
      declared,
    ]),
  );
  return new Map<string, Declared>([...Object.entries(model.economy.quantities), ...own]);
}

/** A part without replications, from which the columns of a table are known before any part is read. */
export function emptyPart({ model, runKey, experiment }: FinishedRun): Part {
  const flows = Object.entries(model.economy.quantities).filter(
    ([, { kind, per }]) => kind === 'flow' && per === undefined,
  );
  const stocks = Object.entries(model.economy.quantities).filter(([, { kind }]) => kind === 'stock');
  const own = model.schedule.flatMap((mechanism) =>
    Object.entries(mechanism.own)
      .filter(([, { kind }]) => kind === 'stock')
      .map(([name]) => `${mechanism.name}.${name}`),
  );
  const times = Math.ceil(experiment.time.days / 365);
  const none = new Float64Array(0);
  return {
    header: { runKey, scenario: '', point: 0, first: 0, count: 0 },
    replications: new Int32Array(0),
    scalars: [],
    series: [
      ...flows.map(([name]) => ({ name: `${FLOW}${name}`, times, values: none })),
      ...[...stocks.map(([name]) => name), ...own].map((name) => ({
        name: `${BALANCE}${name}`,
        times: times + 1,
        values: none,
      })),
    ],
    failures: [],
  };
}

/** failures.arrow: one row per failed replication, with the command that replays it. */
export function failureColumns(parts: readonly Part[], run: FinishedRun): Column[] {
  const rows = parts.flatMap(({ header, failures }) =>
    failures.map((failure) => ({ ...failure, scenario: header.scenario, point: header.point })),
  );
  return [
    { name: 'scenario', type: 'utf8', values: rows.map(({ scenario }) => scenario) },
    { name: 'point', type: 'int32', values: Int32Array.from(rows, ({ point }) => point) },
    { name: 'replication', type: 'int32', values: Int32Array.from(rows, ({ replication }) => replication) },
    { name: 'seed', type: 'utf8', values: rows.map(({ point }) => String(seedAt(run.experiment, point))) },
    { name: 'day', type: 'int32', values: Int32Array.from(rows, ({ day }) => day) },
    { name: 'mechanism', type: 'utf8', values: rows.map(({ mechanism }) => mechanism) },
    { name: 'code', type: 'utf8', values: rows.map(({ code }) => code) },
    { name: 'message', type: 'utf8', values: rows.map(({ message }) => message) },
    { name: 'replay', type: 'utf8', values: rows.map((row) => replayCommand(run.runKey, row)) },
  ];
}

/** The command that computes one replication again and shows it. */
export function replayCommand(
  runKey: string,
  at: { scenario: string; point: number; replication: number },
): string {
  const point = at.point === 0 ? '' : ` --point ${at.point}`;
  return `mlab show ${runKey} --replay ${at.replication} --scenario ${at.scenario}${point}`;
}
