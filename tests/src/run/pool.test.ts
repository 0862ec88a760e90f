import { expect, test } from 'vitest';
import { largerStaking } from './small-experiment.ts';
import { runInto, temporaryFolder } from './small-run.ts';

test('when a run cannot go on, blocks that are still running end without a word', async () => {
  const said: string[] = [];
  const stopped = runInto(temporaryFolder(), {
    experiment: largerStaking(),
    threads: 2,
    onBlock: () => {
      throw new Error('cannot go on');
    },
    onNotice: (text) => void said.push(text),
  });
  await expect(stopped).rejects.toThrow('cannot go on');
  expect(said).toEqual([]);
});
