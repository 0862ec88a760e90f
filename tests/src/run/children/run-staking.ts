import { LabError } from '../../../../src/define/index.ts';
import { reproduce, writeCertificate } from '../../../../src/reproduce/index.ts';
import { runExperiment } from '../../../../src/run/index.ts';
import { largerStaking } from '../small-experiment.ts';

// Runs the larger staking experiment into the folder that is named first, on as many threads as are named second, and says how far it
// is; a third word, `reproduce`, has a sample of the run checked and certified afterwards.
const [results = '', threads = '1', then] = process.argv.slice(2);
try {
  const result = await runExperiment({
    experiment: largerStaking(),
    results,
    threads: Number(threads),
    onPlan: ({ done }) => console.log(`planned ${done}`),
    onBlock: (_, { done, total }) => console.log(`block ${done} of ${total}`),
    onNotice: (text) => console.log(`notice ${text}`),
  });
  console.log(`${result.status} ${result.folder} ${result.resultDigest}`);
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  console.log(`refused ${error.code} exit ${error.place.exit}: ${error.message}`);
}
if (then !== undefined) {
  const found = await reproduce({ folder: then, level: 'sample', sample: 2, threads: 1 });
  const files = writeCertificate(found, { name: 'Ada', when: new Date(0), otherwise: process.cwd() });
  console.log(`grade ${found.grade} ${files.join(' ')}`);
}
