import { runExperiment } from '../../../../src/run/index.ts';
import { largerStaking } from '../small-experiment.ts';

// Runs the larger staking experiment into the folder that is named first, on as many threads as are named second, and says how far it is.
const [results = '', threads = '1'] = process.argv.slice(2);
const result = await runExperiment({
  experiment: largerStaking(),
  results,
  threads: Number(threads),
  onPlan: ({ done }) => console.log(`planned ${done}`),
  onBlock: (_, { done, total }) => console.log(`block ${done} of ${total}`),
  onNotice: (text) => console.log(`notice ${text}`),
});
console.log(`${result.status} ${result.folder} ${result.resultDigest}`);
