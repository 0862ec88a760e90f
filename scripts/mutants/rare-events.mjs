// Rare events: futures that leave others, splitting, importance sampling.
import { inFile } from './in-file.mjs';

export const rareEvents = [
  ...inFile('src/simulate/branch.ts', [['world.branches[at + 1]?.fromDay ?? 0', '0', 'term', 'in quick']]),
  ...inFile(
    'src/simulate/branch.ts',
    [['world.nextBranch = day + 1;', 'world.nextBranch = day + 2;', 'off by one']],
    'src/rare/model-paths',
  ),
  ...inFile('src/rare/swarm.ts', [
    [
      'particles.filter(({ top }) => top > level)',
      'particles.filter(({ top }) => top >= level)',
      'comparison',
    ],
    [
      'estimate *= 1 - replaced / particles.length',
      'estimate *= 1 - 1 / particles.length',
      'term',
      'in quick',
    ],
    ['[replaced - 1]', '[replaced]', 'off by one'],
  ]),
  ...inFile(
    'src/rare/model-paths.ts',
    [
      ['!(now > leave.above)', '!(now >= leave.above)', 'comparison'],
      ['top >= climb.target })', 'top > climb.target })', 'comparison'],
    ],
    'src/rare/model-paths',
  ),
  ...inFile('src/rare/event.ts', [["relation === '>=' ? value : 0 - value", 'value', 'sign']]),
  ...inFile('src/rare/proposal.ts', [
    ['1 / (defensive + (1 - defensive) * ratio)', '1 / (defensive + ratio)', 'term'],
    ['isNatural ? distribution : proposed', 'proposed', 'branch'],
  ]),
  ...inFile('src/rare/density.ts', [
    ['(law.shape - 1) * log(value / law.scale)', 'law.shape * log(value / law.scale)', 'off by one'],
  ]),
  ...inFile(
    'src/rare/tilt.ts',
    [
      ['count * cumulant(law, theta) - theta * sum', 'theta * sum - count * cumulant(law, theta)', 'sign'],
      ['-law.shape * log1p(-theta * law.scale)', 'law.shape * log1p(-theta * law.scale)', 'sign'],
    ],
    'known-answers/rare-importance',
  ),
];
