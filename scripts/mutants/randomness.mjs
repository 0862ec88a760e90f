// Random words and streams, calendars and sums.
import { inFile } from './in-file.mjs';

export const randomness = [
  ...inFile('src/numeric/compensated-sum.ts', [
    [
      'this.sum - next + term : term - next + this.sum',
      'next - this.sum + term : term - next + this.sum',
      'sign',
    ],
  ]),
  ...inFile('src/numeric/grid.ts', [
    ['Math.floor(amount / grid)', 'Math.ceil(amount / grid)', 'term', 'in quick'],
  ]),
  ...inFile('src/plan/draw.ts', [[': `assumption:${name}`;', ": 'assumption';", 'stream reuse']]),
  ...inFile('src/plan/draw.ts', [['...at.scenario.levers,', '', 'term']], 'laws/metamorphic'),
  ...inFile(
    'src/random/address.ts',
    [
      [
        'return threefry2x32(key0, key1, address.member, address.day);',
        'return threefry2x32(key0, key1, address.day, address.member);',
        'order',
        'in quick',
      ],
    ],
    'known-answers/random-words',
  ),
  ...inFile('src/random/address.ts', [
    [
      'Math.floor(seed / 4294967296), replication, streamHash(name)',
      '0, replication, streamHash(name)',
      'term',
    ],
    ['replication, streamHash(name));', '0, streamHash(name));', 'stream reuse'],
  ]),
  ...inFile('src/random/bulk.ts', [
    ['(otherWord() >>> 0) / 4294967296', '(word >>> 0) / 4294967296', 'stream reuse'],
  ]),
  ...inFile(
    'src/random/threefry.ts',
    [
      ['b = (b + key0 + 2) | 0;', 'b = (b + key0 + 3) | 0;', 'term', 'in quick'],
      ['const PARITY = 0x1bd11bda;', 'const PARITY = 0x1bd11bdb;', 'term'],
    ],
    'known-answers/random-words',
  ),
  ...inFile('src/random/threefry.ts', [
    ['(word1 >>> 6)) / 9007199254740992', '(word1 >>> 5)) / 9007199254740992', 'off by one'],
    ['(word1 >>> 7) + 0.5', '(word1 >>> 7)', 'term'],
  ]),
  ...inFile('src/simulate/day-calendar.ts', [
    ['= 1 + Math.floor(log(luck[m])', '= Math.floor(log(luck[m])', 'off by one', 'in quick'],
  ]),
  ...inFile(
    'src/simulate/day-calendar.ts',
    [['this.draw(due, day);', 'this.draw(due, 0);', 'stream reuse']],
    'src/simulate/simulate',
  ),
];
