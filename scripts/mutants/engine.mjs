// The engine: days, ledger, plan and blocks of a run.
import { inFile } from './in-file.mjs';

export const engine = [
  ...inFile('src/plan/blocks.ts', [['Math.min(blockSize, replications - first)', 'blockSize', 'off by one']]),
  ...inFile(
    'src/run/compute-block.ts',
    [['const replication = block.first + r;', 'const replication = r;', 'off by one']],
    'laws/metamorphic',
  ),
  ...inFile('src/run/compute-block.ts', [
    ['if (failure !== undefined) failures.push(failure);', '', 'swallowed error'],
  ]),
  ...inFile(
    'src/simulate/kernel.ts',
    [
      ['for (const flow of world.scalarFlows) world.board[flow] = 0;', '', 'term', 'in quick'],
      ['day <= days', 'day < days', 'off by one'],
    ],
    'src/simulate/simulate',
  ),
  ...inFile(
    'src/simulate/ledger.ts',
    [
      ['if (total === lawful) continue;', 'if (total <= lawful) continue;', 'comparison'],
      ['if (off === undefined || off === false) continue;', 'continue;', 'swallowed error'],
    ],
    'laws/economy',
  ),
  ...inFile(
    'src/simulate/permissions.ts',
    [['if (Object.is(now, before.get(name))) continue;', 'continue;', 'swallowed error']],
    'src/simulate/simulate',
  ),
  ...inFile(
    'src/simulate/permissions.ts',
    [['if (amount === 0) continue;', 'continue;', 'swallowed error']],
    'src/simulate/permissions',
  ),
  ...inFile(
    'src/simulate/recorder.ts',
    [
      ['if (!Number.isNaN(value)) return value;', 'return value;', 'swallowed error', 'in quick'],
      [
        'if (recordedDays[position] === day) record(day);',
        'if (recordedDays[position] <= day) record(day - 1);',
        'off by one',
      ],
    ],
    'src/simulate/simulate',
  ),
  ...inFile(
    'src/simulate/simulate.ts',
    [
      ['if (fits) continue;', 'continue;', 'swallowed error'],
      ['value >= parameter.between[0] && value', 'value > parameter.between[0] && value', 'comparison'],
    ],
    'laws/hostile',
  ),
  ...inFile(
    'src/simulate/world.ts',
    [
      [
        'for (const stream of streams) stream.begin(spec.seed, spec.replication);',
        'for (const stream of streams) stream.begin(spec.seed, 0);',
        'stream reuse',
      ],
      [': new Stream(`${mechanism.name}.${name}`);', ': new Stream(name);', 'stream reuse'],
    ],
    'laws/economy',
  ),
  ...inFile(
    'src/simulate/world.ts',
    [['reset(context.own, mechanism.own);', '', 'term']],
    'laws/metamorphic',
  ),
];
