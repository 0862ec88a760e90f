import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCertificate } from '../../../src/reproduce/certificate.ts';
import { reproduce } from '../../../src/reproduce/index.ts';
import type { Reproduction } from '../../../src/reproduce/index.ts';
import { sourceDifferences } from '../../../src/reproduce/source-differences.ts';
import type { ResolvedClaim, ResolvedExperiment } from '../../../src/plan/index.ts';
import { fileDigest, readManifest, writeManifest } from '../../../src/store/index.ts';
import { finishedRun, stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const claim: ResolvedClaim = { quote: 'More stake', by: 'us', scenarios: ['high'], test: 'staked <= 0.5' };
const { resolved } = stakingExperiment({ claims: [claim], expect: ['staked > 0'] });

const differences = (stored: Partial<ResolvedExperiment>, older = false) =>
  sourceDifferences({ ...resolved, ...stored }, resolved, older);

const outcome = resolved.outcomes.map((each) => ({ ...each }))[0];

const deciding: readonly [string, Partial<ResolvedExperiment>, string][] = [
  [
    'the test of a claim',
    { claims: [{ ...claim, test: 'staked >= 0.5' }] },
    'claims 1, test is "staked >= 0.5", the source gives "staked <= 0.5"',
  ],
  [
    'whose claim it is',
    { claims: [{ ...claim, by: 'them' }] },
    'claims 1, by is "them", the source gives "us"',
  ],
  [
    'the scenarios of a claim',
    { claims: [{ ...claim, scenarios: ['low'] }] },
    'claims 1, scenarios 1 is "low", the source gives "high"',
  ],
  [
    'that a claim cannot be tested',
    { claims: [{ ...claim, cannotTest: 'no data' }] },
    'claims 1, cannotTest is "no data", the source gives absent',
  ],
  [
    'the direction of an outcome',
    { outcomes: [{ ...outcome, better: 'lower' }] },
    'outcomes 1, better is "lower", the source gives "higher"',
  ],
  [
    'what matters',
    { outcomes: [{ ...outcome, matters: 0.5 }] },
    'outcomes 1, matters is 0.5, the source gives 0.01',
  ],
  [
    'which outcome leads',
    { outcomes: [{ ...outcome, headline: false }] },
    'outcomes 1, headline is false, the source gives true',
  ],
  ['the baseline', { baseline: 'high' }, 'baseline is "high", the source gives "low"'],
  ['a gate', { expect: [] }, 'expect 1 is absent, the source gives "staked > 0"'],
];

test.each(deciding)('%s decides, and a difference in it is named', (_, stored, words) => {
  expect(differences(stored)).toEqual({ deciding: [words], wording: [], newer: [] });
});

test('a label, a note, a reason and the question are wording', () => {
  const found = differences({
    question: 'Who?',
    scenarios: resolved.scenarios.map((each) => ({ ...each, label: `${each.label}!` })),
    claims: [{ ...claim, note: 'mine' }],
    disclosure: { author: 'Ada' },
  });
  expect(found.deciding).toEqual([]);
  expect(found.wording).toHaveLength(5);
  expect(found.wording).toContain('scenarios 1, label is "Low!", the source gives "Low"');
});

test('an assumption said to be measured is more than wording, its reason is wording', () => {
  const provenance = { kind: 'assume', why: 'known to all', confidence: 'high' } as const;
  const found = differences({ assumptions: [{ ...resolved.assumptions[0], provenance }] });
  expect(found.deciding).toEqual([expect.stringMatching(/^assumptions 1, provenance confidence is "high"/u)]);
  expect(found.wording).toEqual([expect.stringMatching(/^assumptions 1, provenance why is "known to all"/u)]);
});

test('a setting that a run lacks counts as newer only for a run of other code', () => {
  const { headline: _, ...without } = outcome;
  const stored = JSON.parse(JSON.stringify({ outcomes: [without] }));
  expect(differences(stored).deciding).toHaveLength(1);
  expect(differences(stored, true)).toEqual({ deciding: [], wording: [], newer: ['outcomes 1, headline'] });
});

test('the number of replications is a choice of the run', () => {
  expect(differences({ replications: 7 })).toEqual({ deciding: [], wording: [], newer: [] });
});

/** Changes a listed file of a run and makes its manifest fit. */
function replaceListed(folder: string, name: string, change: (text: string) => string): void {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, change(before));
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  const manifest = readManifest(join(folder, 'manifest.json'));
  const listed = { path: name, ...fileDigest(path) };
  const files = [...manifest.files.filter((entry) => entry.path !== name), listed];
  writeManifest(join(folder, 'manifest.json'), { ...manifest, files });
}

const check = (folder: string): Promise<Reproduction> => reproduce({ folder, level: 'files', threads: 1 });

function certified(found: Reproduction): string {
  const into = temporaryFolder();
  const [, markdown = ''] = writeCertificate(found, {
    name: 'Ada',
    when: new Date(0),
    into,
    otherwise: into,
  });
  return readFileSync(markdown, 'utf8');
}

test('an outcome turned round in the resolved file is grade F, though every digest fits', async () => {
  const { folder } = await finishedRun();
  replaceListed(folder, 'experiment.resolved.json', (text) =>
    text.replace('"better": "higher"', '"better": "lower"'),
  );
  const found = await check(folder);
  expect(found).toMatchObject({ grade: 'F', intact: false, inputs: 'not derived' });
  expect(found.steps.at(-1)).toMatchObject({
    text: 'inputs differ',
    notes: ['outcomes 1, better is "lower", the source gives "higher"'],
  });
  expect(certified(found)).toContain('Grade: F');
});

test('another label is named and stands in the certificate', async () => {
  const { folder } = await finishedRun();
  replaceListed(folder, 'experiment.resolved.json', (text) => text.replace('"High reward"', '"The best"'));
  const found = await check(folder);
  expect(found).toMatchObject({ grade: null, intact: true, inputs: 'other wording' });
  expect(found.steps[1]).toMatchObject({
    text: 'inputs ok in other words',
    notes: ['other wording: scenarios 2, label is "The best", the source gives "High reward"'],
  });
  expect(certified(found)).toContain('wording of the inputs differs from their source');
});

test('a source that is code is not said to be in order: inputs are taken as stored, in the certificate too', async () => {
  const { folder } = await finishedRun();
  writeFileSync(join(folder, 'experiment.bundle.mjs'), '');
  replaceListed(folder, 'experiment.bundle.mjs', () => 'globalThis.executed = true;\n');
  const found = await check(folder);
  expect(found).toMatchObject({ intact: true, inputs: 'not derived' });
  expect(found.steps[1].text).toBe(
    'inputs taken as stored (their source is code and was not run; --trust-code runs it and compares)',
  );
  expect(certified(found)).toContain('inputs taken as stored, not compared with their source');
  expect(Reflect.get(globalThis, 'executed')).toBeUndefined();
});

test('inputs that were derived need no word in the certificate', async () => {
  const { folder } = await finishedRun();
  const found = await check(folder);
  expect(found.inputs).toBe('derived');
  expect(certified(found)).not.toContain('inputs');
});
