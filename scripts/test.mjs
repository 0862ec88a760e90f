// Everything that must hold: build, lint, types, package, tests, engines, mutants. Ends with one line that counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');
const report = join(cache, 'vitest.json');
mkdirSync(cache, { recursive: true });
rmSync(report, { force: true });

let passed = 0;
let failed = 0;
let skipped = 0;

function step(name, command, args) {
  const began = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: false });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

const bin = (name) => join(root, 'node_modules', '.bin', name);
check('build', process.execPath, ['scripts/build.mjs']);
check('lint', bin('eslint'), ['.', '--max-warnings', '0']);
check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
check('types', bin('tsc'), ['-p', 'tsconfig.json']);
check('package', bin('publint'), ['--strict']);
check('unused', bin('knip'), []);
check('reference', bin('typedoc'), []);
// Without a browser its tests are skipped, and the step says why; so it counts only when it breaks.
if (!step('browser', process.execPath, ['scripts/install-browser.mjs'])) failed += 1;
step('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests + (counts.numFailedTestSuites > 0 && counts.numFailedTests === 0 ? 1 : 0);
  skipped += counts.numPendingTests;
} catch {
  failed += 1;
}
check('engines', process.execPath, ['scripts/test-engines.mjs']);
check('mutants', process.execPath, ['scripts/mutants.mjs', '--quick']);

process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 ? 0 : 1;
