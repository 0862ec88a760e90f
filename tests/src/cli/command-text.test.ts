import { expect, test } from 'vitest';
import { commandAgain, commandForFooter } from '../../../src/cli/command-text.ts';

const call = {
  args: ['experiments/my vote.exp.ts'],
  options: {
    grid: ['rateChange.to=10%:20%:5%', 'eagr.size=0 METIS,1 METIS'],
    oneAtATime: true,
    charts: false,
    where: "label is 'x'",
    out: 'elsewhere/results',
    threads: '2',
    json: true,
    seed: undefined,
  },
};

test('a command is given again with everything that decides its answer, quoted for a shell', () => {
  expect(commandAgain('sweep', call)).toBe(
    `mlab sweep 'experiments/my vote.exp.ts' --grid rateChange.to=10%:20%:5% 'eagr.size=0 METIS,1 METIS' --one-at-a-time` +
      ` --where 'label is '\\''x'\\''' --out elsewhere/results`,
  );
});

test('a footer names files without their folders', () => {
  expect(commandForFooter('sweep', { args: ['a/b.exp.ts'], options: { out: 'x', seed: '1' } })).toBe(
    'mlab sweep b.exp.ts --seed 1',
  );
});
