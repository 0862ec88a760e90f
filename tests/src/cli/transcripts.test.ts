import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);
const key = /[0-9a-hjkmnp-tv-z]{8}/u;
let runKey = '';

beforeAll(async () => {
  await build();
  const { exit, stdout } = mlab(folder, ['run', 'yield.exp.yaml', '-j', '2', '--out', 'finished']);
  expect(exit).toBe(0);
  runKey = key.exec(stdout.split('\n')[0].slice(4))?.[0] ?? '';
});

const finished = (...args: string[]) => mlab(folder, [...args, '--out', 'finished']);

test('init makes a project of six files, names the example, and that example checks', () => {
  const { exit, stdout } = mlab(folder, ['init', 'vote']);
  expect(exit).toBe(0);
  expect(stdout).toBe(
    'Created 6 files. Example: experiments/eagr.exp.ts (the October 2025 vote).   Next: cd vote && npm install && npx mlab check experiments/eagr.exp.ts\n',
  );
  expect(readdirSync(join(folder, 'vote')).sort()).toEqual([
    '.gitignore',
    'README.md',
    'experiments',
    'package.json',
    'results',
    'tsconfig.json',
  ]);
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'vote/package.json'), 'utf8'));
  expect(devDependencies['metis-lab']).toMatch(/^file:/u);
  const tool = join(realpathSync(join(folder, 'vote')), devDependencies['metis-lab'].slice('file:'.length));
  expect(JSON.parse(readFileSync(join(tool, 'package.json'), 'utf8')).name).toBe('metis-lab');
  const checked = mlab(join(folder, 'vote'), ['check', 'experiments/eagr.exp.ts']);
  expect(checked.exit).toBe(0);
  expect(checked.stdout).toMatch(
    /^eagr {3}4 scenarios x 2,000 replications x 1,825 days = 8,000 runs {5}about .+ on \d+ threads?, \d+ MB {5}key [0-9a-z]{8}\n/u,
  );
  expect(checked.stdout).toMatch(/assumptions \d+ \(\d+ not stated in the proposal\)/u);
});

test('init writes the vote in YAML with the run key that it has in TypeScript, and never overwrites', () => {
  const { exit } = mlab(folder, ['init', 'yaml', '--format', 'yaml']);
  expect(exit).toBe(0);
  const keyOf = (place: string, file: string): unknown =>
    documentOf(mlab(join(folder, place), ['check', file, '--json']))['data'];
  expect(keyOf('yaml', 'experiments/eagr.exp.yaml')).toMatchObject({
    key: Object(keyOf('vote', 'experiments/eagr.exp.ts')).key,
  });
  const again = mlab(folder, ['init', 'yaml']);
  expect(again.exit).toBe(2);
  expect(again.stderr).toContain('error[E506]');
});

test.each(['ts', 'yaml'])('the blank project in %s can be checked', (format) => {
  const name = `blank-${format}`;
  expect(mlab(folder, ['init', name, '--template', 'blank', '--format', format]).exit).toBe(0);
  expect(mlab(join(folder, name), ['check', `experiments/question.exp.${format}`]).exit).toBe(0);
});

test('run ends with a table of the paired effect, and says what comes next on stderr', () => {
  const { exit, stdout, stderr } = mlab(folder, ['run', 'yield.exp.yaml', '--out', 'fresh']);
  expect(exit).toBe(0);
  // Lines that continue a row stand further in.
  const [first, header, row, legend] = stdout.replace(/\n {6}(?=\S)/gu, '   ').split('\n');
  expect(first).toMatch(/^Run [0-9a-z]{8} complete: 80 of 80 runs \(80 new\), ledger balanced in all\.$/u);
  expect(header).toMatch(/current +half +half - current, same replications +in 100 futures, half is/u);
  expect(row).toMatch(/^ {2}rate \(% a year\) .*better 0, same 0, worse 100: \w[\w ]+ better$/u);
  expect(legend).toBe('  brackets: 9 in 10 futures');
  expect(stderr).toMatch(/^reading yield\.exp\.yaml\n/u);
  expect(stderr).toMatch(/yield {2}\[#{26}\] {2}100% {2}80\/80.*failed 0 {3}ledger balanced/u);
  expect(stderr).toContain('Next: mlab report');
});

test('run on a complete run answers at once', () => {
  const { exit, stdout } = finished('run', 'yield.exp.yaml');
  expect(exit).toBe(0);
  expect(stdout).toBe(`Run ${runKey} is already complete (0 of 80 to do). Use --fresh to run it again.\n`);
});

test('resume adds replications to a finished run and keeps its key', () => {
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--replications', '20', '--out', 'grown']).exit).toBe(0);
  const { exit, stdout } = mlab(folder, ['resume', 'yield', '--replications', '40', '--out', 'grown']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Run ${runKey} complete: 80 of 80 runs \\(\\d+ new\\)`, 'u'));
});

test('resume without an unfinished run says so and exits 2', () => {
  const { exit, stderr } = finished('resume');
  expect(exit).toBe(2);
  expect(stderr).toContain('error[E504] no unfinished run');
});

test('runs lists key, experiment, status and counts', () => {
  expect(finished('runs').stdout).toMatch(
    new RegExp(
      `${runKey} +yield +complete +80/80 +0 +ethereum-yield@1\\.0\\.0 +\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}`,
      'u',
    ),
  );
  expect(finished('runs', '--failed').stdout).toBe('No run in finished has failures.\n');
});

test('show tells plan, versions and only the changed parameters', () => {
  const { exit, stdout } = finished('show', 'yield');
  expect(exit).toBe(0);
  expect(stdout).toContain(`Run ${runKey}   yield   complete: 80 of 80 futures`);
  expect(stdout).toMatch(/half +issuance\.baseRewardFactor +32 +default 64/u);
  expect(stdout).toMatch(
    /all +issuance\.staked +uniform 20,000,000 to 40,000,000 ETH\s+default 33,600,000\s+assume \(low\): a round range/u,
  );
  expect(stdout).not.toContain('issuance.uptime');
});

test('a replay computes one replication again and finds it equal to the last bit', () => {
  const { exit, stdout } = finished('show', runKey.slice(0, 4), '--replay', '17', '--scenario', 'half');
  expect(exit).toBe(0);
  expect(stdout).toContain('replication 17, scenario half: equal to the stored row, to the last bit.');
  expect(stdout).toMatch(/day 365 {3}0\.0\d+/u);
});

test('a replay of a replication that the run does not have is refused', () => {
  const { exit, stderr } = finished('show', 'yield', '--replay', '40', '--scenario', 'half');
  expect(exit).toBe(2);
  expect(stderr).toContain('error[E507] nothing to replay: no replication 40');
  expect(stderr).toContain('0 to 39');
});

test('show --diff names what two runs say differently and nothing else', () => {
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--seed', '8', '--out', 'finished']).exit).toBe(0);
  const runs = readdirSync(join(folder, 'finished/yield')).sort();
  const { stdout } = finished('show', runs[0], '--diff', runs[1]);
  expect(stdout).toMatch(/^ +seed +[78] +[78]$/mu);
  expect(stdout).toContain('resultDigest');
  expect(stdout).not.toContain('scenarios.half');
  const compared = finished('compare', runs[0], runs[1]);
  expect(compared.stderr).toContain('do not draw the same futures');
});

test('compare gives intervals, the gain from pairing and a verdict of --fail-if', () => {
  const { exit, stdout } = finished('compare', runKey, '--outcome', 'rate');
  expect(exit).toBe(0);
  expect(stdout).toMatch(
    /rate \(% a year\) +half - current\s+-\d\.\d+\s+-\d\.\d+ to -\d\.\d+\s[^%]*x fewer futures\s+40/u,
  );
  expect(stdout).toContain('pairing ok');
  const failing = finished('compare', runKey, '--fail-if', 'chance(rate < current.rate, half) > 0.5');
  expect(failing.exit).toBe(5);
  expect(failing.stdout).toContain('HOLDS');
  expect(finished('compare', runKey, '--fail-if', 'failed > 0').exit).toBe(0);
  expect(finished('compare', runKey, '--fail-if', 'rate >').exit).toBe(2);
});

test('models describe gives unit, range, default and source of levers', () => {
  const { stdout } = mlab(folder, ['models', 'describe', 'metis', '--levers']);
  expect(stdout).toMatch(/^ {2}rateChange\.to\s+\S[\s\S]+? %\/year\s+0 to 100\s+default 20\s+cite: /mu);
  expect(mlab(folder, ['models', 'describe', 'metis', '--odd']).stdout).toContain('## 7. Submodels');
  const none = mlab(folder, ['models', 'describe', 'gbm-option', '--odd']);
  expect(none.exit).toBe(2);
  expect(none.stderr).toContain('error[E502] the model gbm-option has no ODD page');
  expect(mlab(folder, ['models', 'describe', 'metis', '--outcomes']).stdout).toMatch(
    /sequencerPool\.runway +.+ years/u,
  );
});

test('report names its files with their budgets', () => {
  const { exit, stdout } = finished('report', runKey);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/report\/report\.html +[\d,]+ kB/u);
  expect(stdout).toMatch(/report\/forum\.md +[\d,]+ of 32,000 characters, \d images?/u);
  expect(existsSync(join(folder, 'finished/yield', runKey, 'report/report.html'))).toBe(true);
  expect(readFileSync(join(folder, 'finished/yield', runKey, 'report/forum.md'), 'utf8')).toContain(runKey);
});

test('explain tells what a code means, and doctor finds everything that is needed', () => {
  expect(mlab(folder, ['explain', 'e121']).stdout).toMatch(/^E121: a quantity without a unit\n/iu);
  const { exit, stdout } = mlab(folder, ['doctor']);
  expect(stdout).toContain('Everything that is needed works.');
  expect(exit).toBe(0);
});

test('reproduce checks files, inputs and model, computes again, and grades identical results A', () => {
  const { exit, stdout } = finished('reproduce', runKey, '--sample', '5');
  expect(exit).toBe(0);
  expect(stdout).toMatch(
    /files (\d+) of \1 ok {3}inputs ok {3}report (\d+) of \2 files equal {3}model ethereum-yield 1\.0\.0 ok {3}re-ran 5 of 40 replications x 2 scenarios/u,
  );
  expect(stdout).toContain('Grade A, identical: 10 of 10 runs equal to the last bit.');
});
