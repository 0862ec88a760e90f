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

test('a footer names files as they were given, and those from the root of the disk without their folders', () => {
  const options = { out: 'x', seed: '1' };
  const footer = (file: string) => commandForFooter('sweep', { args: [file], options });
  expect(footer('a/b.exp.ts')).toBe('mlab sweep a/b.exp.ts --seed 1');
  expect(footer('/home/me/a/b.exp.ts')).toBe('mlab sweep b.exp.ts --seed 1');
});
