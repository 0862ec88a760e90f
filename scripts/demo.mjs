// The whole way once: builds, runs the October 2025 vote with 500 simulated futures per scenario, writes and names the report.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const replications = process.argv[2] ?? '500';
const began = Date.now();

function step(args, stdout = 'inherit') {
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['inherit', stdout, 'inherit'],
    encoding: 'utf8',
  });
  // A gate that does not hold (5) is a result to report, not a reason to stop.
  if (done.status !== 0 && done.status !== 5) process.exit(done.status ?? 1);
  return done.stdout;
}

step(['scripts/build.mjs']);
const lab = 'dist/src/cli/main.js';
const run = JSON.parse(
  step([lab, 'run', 'experiments/eagr.exp.ts', '--replications', replications, '--json'], 'pipe'),
);
step([lab, 'compare', run.data.key, '--outcome', 'runwayYears']);
step([lab, 'report', run.data.key]);
process.stderr.write(
  `Done in ${((Date.now() - began) / 1000).toFixed(0)} s. Open the report.html named above.\n`,
);
