import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../catalogue.ts';
import { exitCodes, LabError, nearest } from '../../define/index.ts';
import type { Model, Role } from '../../define/index.ts';
import { packageRoot } from '../../run/code-identity.ts';
import type { Answer } from '../console.ts';
import { aligned } from '../console.ts';
import { parameterCells } from '../parameter-rows.ts';
import type { Verb } from '../verb.ts';

/** `mlab models` and `mlab models describe <id>`: what can be simulated, and with which levers, assumptions and outcomes. */
export const models: Verb = {
  name: 'models',
  description: 'installed models; levers, assumptions, outcomes with unit, range, default, source; ODD text',
  arguments: [
    ['[action]', '`describe`; the list when absent'],
    ['[model]', 'a model: metis, two-state-chain …'],
  ],
  options: [
    ['--levers', 'only what governance chooses'],
    ['--outcomes', 'only what can be observed'],
    ['--odd', 'the ODD description'],
  ],
  examples: ['mlab models', 'mlab models describe metis --levers', 'mlab models describe metis --odd'],
  async run({ args: [action, id], options }) {
    if (action === undefined) return list();
    if (action !== 'describe') throw wrongAction(action);
    const { model, folder } = modelNamed(id);
    if (options['odd'] === true) return oddText(model, folder);
    return describe(model, { levers: options['levers'] === true, outcomes: options['outcomes'] === true });
  },
};

function list(): Answer {
  const cells = [...catalogue.values()].map(({ model }) => [
    model.name,
    model.version,
    model.schedule.length === 1 ? '1 mechanism' : `${model.schedule.length} mechanisms`,
    model.means,
  ]);
  const data = [...catalogue.values()].map(({ model: { name, version, means, schedule } }) => ({
    name,
    version,
    means,
    mechanisms: schedule.map((mechanism) => mechanism.name),
  }));
  return {
    text: aligned(cells, '  '),
    records: cells,
    data: { models: data },
    next: ['mlab models describe metis'],
  };
}

function modelNamed(id: string | undefined) {
  const found = catalogue.get((id ?? '').split('@')[0]);
  if (found !== undefined) return found;
  throw new LabError('E110', id === undefined ? 'no model named' : `unknown model \`${id}\``, {
    exit: exitCodes.usage,
    suggestion: id === undefined ? undefined : nearest(id, catalogue.keys()),
    expected: `one of ${[...catalogue.keys()].join(', ')}`,
  });
}

function wrongAction(action: string): LabError {
  return new LabError('E502', `unknown action \`${action}\``, {
    exit: exitCodes.usage,
    suggestion: catalogue.has(action) ? `mlab models describe ${action}` : nearest(action, ['describe']),
    expected: '`mlab models` or `mlab models describe <model>`',
  });
}

function oddText({ name }: Model, folder: string): Answer {
  const file = join(packageRoot, 'models', folder, `${name}.md`);
  if (!existsSync(file)) {
    throw new LabError('E502', `the model ${name} has no ODD page`, {
      exit: exitCodes.usage,
      path: '--odd',
      expected: `\`mlab models describe ${name}\`, which says what it means and lists its parameters; metis has an ODD page`,
    });
  }
  const odd = readFileSync(file, 'utf8').trimEnd();
  return { text: [odd], data: { model: name, odd } };
}

/** Rows of a model's parameters of one role, in order of the schedule. */
function parameterRows(model: Model, role: Role): string[][] {
  return model.schedule.flatMap((mechanism) =>
    Object.entries(mechanism.parameters)
      .filter(([, parameter]) => parameter.role === role)
      .map(([key, parameter]) => parameterCells(`${mechanism.name}.${key}`, parameter)),
  );
}

/** Rows of everything that can be observed: name, meaning, unit, kind. */
function observableRows({ economy, schedule }: Model): string[][] {
  const shared = Object.entries(economy.quantities).map(([name, { means, unit, kind, per }]) => [
    name,
    means,
    unit,
    per === undefined ? kind : `${kind}, sum over ${per}`,
  ]);
  const measures = schedule.flatMap(({ name, measures: own }) =>
    Object.entries(own).map(([key, { means, unit }]) => [`${name}.${key}`, means, unit, 'measure']),
  );
  return [...measures, ...shared];
}

function describe(model: Model, only: { readonly levers: boolean; readonly outcomes: boolean }): Answer {
  const isAll = !only.levers && !only.outcomes;
  const sections: [string, string[][]][] = [
    ...(isAll || only.levers
      ? [['levers', parameterRows(model, 'lever')] satisfies [string, string[][]]]
      : []),
    ...(isAll ? [['assumptions', parameterRows(model, 'assumption')] satisfies [string, string[][]]] : []),
    ...(isAll || only.outcomes ? [['outcomes', observableRows(model)] satisfies [string, string[][]]] : []),
  ];
  const titled = sections.flatMap(([title, rows]) => [
    '',
    `${title} (${rows.length})`,
    ...aligned(rows, '  '),
  ]);
  const bare = sections.flatMap(([, rows]) => aligned(rows, '  '));
  const head = `${model.name}@${model.version}   ${model.means}`;
  return {
    text: isAll ? [head, ...titled] : bare,
    records: sections.flatMap(([title, rows]) => rows.map((row) => [title, ...row])),
    data: {
      model: { name: model.name, version: model.version, means: model.means },
      ...Object.fromEntries(sections.map(([title, rows]) => [title, rows.map(asRecord(title))])),
    },
  };
}

const asRecord =
  (title: string) =>
  (row: readonly string[]): Record<string, string> => {
    const keys =
      title === 'outcomes'
        ? ['name', 'means', 'unit', 'kind']
        : ['name', 'means', 'unit', 'range', 'default', 'source'];
    return Object.fromEntries(keys.map((key, k) => [key, row[k].replace(/^default /u, '')]));
  };
