import { LabError, nearest } from '../define/index.ts';
import type { AnyQuantity, Mechanism, Model } from '../define/index.ts';
import { streamHash } from '../random/index.ts';

/** Names of all random streams of a model: `mechanism.decision`, calendars with waiting times included. */
export function streamNames(model: Model): string[] {
  return model.schedule.flatMap((mechanism) => [
    ...mechanism.draws.map((draw) => `${mechanism.name}.${draw}`),
    ...Object.keys(mechanism.calendars).map((calendar) => `${mechanism.name}.${calendar}`),
  ]);
}

/**
 * Checks a model before anything runs: names, writers, the order of flows, ranges of defaults, streams.
 * `given` are quantities fed from outside, which need no writer. Throws LabError E301 to E312, each saying what would be right.
 */
export function assemble(model: Model, given: readonly string[] = []): void {
  checkNames(model);
  for (const mechanism of model.schedule) {
    checkBoardNames(model, mechanism);
    checkParameters(mechanism);
    checkOwn(model, mechanism);
    checkCalendars(model, mechanism);
  }
  checkWriters(model, given);
  checkFlowOrder(model, given);
  checkStreams(model);
}

/** Checks that every shared quantity is used by some mechanism; a complete model must pass, a single mechanism alone need not. Throws E304. */
export function checkComplete(model: Model): void {
  const used = new Set(model.schedule.flatMap((mechanism) => [...mechanism.reads, ...mechanism.writes]));
  for (const name of Object.keys(model.economy.quantities)) {
    if (used.has(name)) continue;
    throw new LabError('E304', `unused quantity \`${name}\` of model ${model.name}`, {
      path: name,
      expected: 'a mechanism that reads or writes it, or no such line in economy.ts',
    });
  }
}

function checkNames(model: Model): void {
  const seen = new Set<string>();
  for (const { name } of model.schedule) {
    if (!/^[a-z][A-Za-z0-9]*$/u.test(name) || Object.hasOwn(Object.prototype, name)) {
      throw new LabError('E301', `invalid mechanism name \`${name}\``, {
        expected: 'a word such as `sequencerPool`',
      });
    }
    if (seen.has(name)) {
      throw new LabError('E301', `duplicate mechanism \`${name}\` in the schedule of ${model.name}`, {
        expected: 'each mechanism once; to vary one, put another in its place',
      });
    }
    seen.add(name);
  }
}

function checkBoardNames(model: Model, mechanism: Mechanism): void {
  const board = model.economy.quantities;
  for (const name of [...mechanism.reads, ...mechanism.writes]) {
    if (Object.hasOwn(board, name)) continue;
    throw new LabError('E305', `unknown quantity \`${name}\` in ${mechanism.name}`, {
      path: `${mechanism.name}.${name}`,
      suggestion: nearest(name, Object.keys(board)),
      expected: 'a quantity declared in the economy',
    });
  }
}

function checkParameters(mechanism: Mechanism): void {
  for (const [name, parameter] of Object.entries(mechanism.parameters)) {
    const path = `${mechanism.name}.${name}`;
    if (parameter.type === 'choice') {
      if (!Object.hasOwn(parameter.options, parameter.value)) {
        throw new LabError('E306', `invalid default of ${path}: ${parameter.value}`, {
          path,
          expected: `one of ${Object.keys(parameter.options).join(', ')}`,
        });
      }
      continue;
    }
    const [low, high] = parameter.between;
    if (!(parameter.value >= low && parameter.value <= high)) {
      throw new LabError('E306', `invalid default of ${path}: ${parameter.value}`, {
        path,
        expected: `a value from ${low} to ${high} ${parameter.unit}`,
      });
    }
  }
}

function checkOwn(model: Model, mechanism: Mechanism): void {
  const all: [string, AnyQuantity][] = [
    ...Object.entries(model.economy.quantities),
    ...Object.entries(mechanism.own).map(([name, own]): [string, AnyQuantity] => [
      `${mechanism.name}.${name}`,
      own,
    ]),
  ];
  for (const [name, declared] of all) {
    if (declared.per !== undefined && !Object.hasOwn(model.economy.populations, declared.per)) {
      throw new LabError('E308', `unknown population \`${declared.per}\` of \`${name}\``, {
        suggestion: nearest(declared.per, Object.keys(model.economy.populations)),
        expected: `one of ${Object.keys(model.economy.populations).join(', ') || '(none declared)'}`,
      });
    }
    if (declared.kind === 'stock' && !Object.hasOwn(model.economy.units, declared.unit)) {
      throw new LabError('E309', `stock \`${name}\` has unit ${declared.unit}, which has no grid`, {
        expected: `one of ${Object.keys(model.economy.units).join(', ') || '(none declared)'}, or a line in \`units\``,
      });
    }
  }
}

function checkCalendars(model: Model, mechanism: Mechanism): void {
  for (const [name, { per, every }] of Object.entries(mechanism.calendars)) {
    const path = `${mechanism.name}.${name}`;
    if (!Object.hasOwn(model.economy.populations, per)) {
      throw new LabError('E308', `unknown population \`${per}\` of calendar \`${path}\``, {
        suggestion: nearest(per, Object.keys(model.economy.populations)),
      });
    }
    const column = every === undefined ? undefined : mechanism.own[every];
    const fits =
      column !== undefined ? column.per === per : mechanism.parameters[every ?? '']?.type === 'number';
    if (every !== undefined && !fits) {
      throw new LabError('E310', `calendar \`${path}\` waits by \`${every}\`, which is not there`, {
        expected: `an own column per ${per} or a numeric parameter of ${mechanism.name}`,
      });
    }
  }
}

function checkWriters(model: Model, given: readonly string[]): void {
  for (const [name, declared] of Object.entries(model.economy.quantities)) {
    const writers = model.schedule
      .filter((mechanism) => mechanism.writes.includes(name))
      .map((each) => each.name);
    if (declared.kind === 'level' && writers.length + (given.includes(name) ? 1 : 0) > 1) {
      throw new LabError(
        'E302',
        `duplicate writers of level \`${name}\`: ${[...writers, ...given.filter((each) => each === name).map(() => 'given')].join(' and ')}`,
        {
          path: name,
          expected: 'one writer; let the others write a flow that the writer reads',
        },
      );
    }
  }
}

function checkFlowOrder(model: Model, given: readonly string[]): void {
  const position = new Map(model.schedule.map((mechanism, at) => [mechanism.name, at]));
  for (const [name, declared] of Object.entries(model.economy.quantities)) {
    if (declared.kind !== 'flow' || given.includes(name)) continue;
    const writers = model.schedule.filter((mechanism) => mechanism.writes.includes(name));
    for (const reader of model.schedule) {
      if (!reader.reads.includes(name) || reader.writes.includes(name)) continue;
      const late = writers.find(
        (writer) => (position.get(writer.name) ?? 0) > (position.get(reader.name) ?? 0),
      );
      if (late === undefined) continue;
      throw new LabError('E303', `flow \`${name}\` is read by ${reader.name} before ${late.name} writes it`, {
        path: name,
        expected: `${late.name} before ${reader.name} in the schedule of ${model.name}`,
      });
    }
  }
}

function checkStreams(model: Model): void {
  const hashes = new Map<number, string>();
  for (const name of streamNames(model)) {
    const hash = streamHash(name);
    const other = hashes.get(hash);
    if (other !== undefined) {
      throw new LabError('E307', `streams \`${other}\` and \`${name}\` would share their draws`, {
        expected: 'another name for one of the two decisions',
      });
    }
    hashes.set(hash, name);
  }
}
