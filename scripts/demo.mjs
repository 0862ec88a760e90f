// The whole way once: builds, runs the October 2025 vote with 500 simulated futures per scenario, writes and names the report.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const began = Date.now();
const replications = process.argv[2] ?? '500';

function step(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0 && status !== 5) process.exit(status ?? 1);
}

step(['scripts/build.mjs']);
step(['dist/src/cli/main.js', 'run', 'experiments/eagr.exp.ts', '--replications', replications]);
step(['dist/src/cli/main.js', 'report', 'eagr']);
process.stderr.write(`Done in ${((Date.now() - began) / 1000).toFixed(0)} s.\n`);
