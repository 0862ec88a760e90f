import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  changedNumber,
  changeInShort,
  changeSentence,
} from '../../../../src/report/difference-report/change-words.ts';
import { differenceContent } from '../../../../src/report/difference-report/difference-content.ts';
import { flipChart } from '../../../../src/report/difference-report/flip-chart.ts';
import { flipSentences } from '../../../../src/report/difference-report/flip-words.ts';
import type { FlipRecord } from '../../../../src/report/difference-report/flip-record.ts';
import { checkDifference } from '../../../../src/report/difference-report/check-difference.ts';
import { differenceCommands } from '../../../../src/report/difference-report/commands.ts';
import { differenceFolder } from '../../../../src/report/difference-report/difference-folder.ts';
import {
  renderDifference,
  writeDifference,
} from '../../../../src/report/difference-report/write-difference.ts';
import { bareText } from '../../../../src/report/rich-text.ts';
import type { RunData } from '../../../../src/report/run-data.ts';
import { runOf as fixtureOf } from '../run-fixture.ts';

const place = mkdtempSync(join(tmpdir(), 'difference-report-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Forty futures; the full scenario adds `gain` to the runway of the current rules. */
function runOf(key: string, gain: number, other: Partial<RunData['experiment']> = {}): RunData {
  const futures = Array.from({ length: 40 }, (_, r) => r);
  const made = fixtureOf({
    values: {
      current: { runway: futures.map((r) => 10 + r / 10) },
      full: { runway: futures.map((r) => 10 + r / 10 + gain + (r % 5) / 10) },
    },
    claims: [
      { quote: 'it lasts longer', by: 'proposal', scenarios: ['full'], test: 'runway > current.runway' },
      { quote: 'it is fair', by: 'critic', scenarios: [], cannotTest: 'a matter of taste' },
    ],
    assumptions: [
      {
        name: 'pool.size',
        distribution: { kind: 'fixed', value: gain },
        provenance: { kind: 'assume', why: 'a guess', confidence: 'low' },
      },
    ],
    folder: join(place, 'fixture', key),
  });
  const run = {
    ...made,
    manifest: { ...made.manifest, runKey: key },
    experiment: { ...made.experiment, ...other },
  };
  mkdirSync(run.folder, { recursive: true });
  return run;
}

const [before, after] = [runOf('aaaaaaaa', -2), runOf('bbbbbbbb', 3)];
const commands = differenceCommands(before.manifest, after.manifest, '0.1.0');

const textOf = (first: RunData, second: RunData, id: string): string[] => {
  const section = differenceContent(first, second, commands).content.sections.find((each) => each.id === id);
  return (section?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'list') return block.items.map(bareText);
    if (block.kind === 'paragraph') return [bareText(block.text)];
    return block.kind === 'table' ? block.rows.map((row) => row.map(bareText).join(' | ')) : [];
  });
};

test('what was changed is one row for each parameter, with its source', () => {
  expect(textOf(before, after, 'changes')).toEqual([expect.stringContaining('−2 | 3 | assumed: a guess')]);
  expect(textOf(before, before, 'changes')).toEqual(['Nothing: both runs say the same.']);
});

test('a source that stands beside both values of a lever is that of the first', () => {
  const proposal = { kind: 'cite', title: 'A vote', url: 'https://example.org' } as const;
  const withLever = (key: string, value: number): RunData => {
    const run = runOf(key, 3);
    const rows = [{ scenario: 'full', name: 'pool.cut', role: 'lever', set: 'scenario', unit: 'METIS' }];
    const more = { means: 'cut', provenance: 'cite', confidence: '', source: 'A vote, section 2' };
    const scenarios = run.experiment.scenarios.map((each) =>
      each.name === 'full' ? { ...each, levers: { 'pool.cut': value } } : each,
    );
    return {
      ...run,
      experiment: { ...run.experiment, proposal, scenarios },
      parameters: () => rows.map((row) => ({ ...row, ...more, value: String(value) })),
    };
  };
  expect(textOf(withLever('aaaaaaaa', 2), withLever('bbbbbbbb', 1), 'changes')[0]).toContain(
    '2.00 METIS | 1.00 METIS | set in the second run; before: A vote, section 2',
  );
});

test('a verdict that turns stands first, with its words and chances before and after', () => {
  const [first] = textOf(before, after, 'verdicts');
  expect(first).toContain('very likely to shorten (100 in 100)');
  expect(first).toContain('very likely to lengthen (100 in 100)');
  expect(first.endsWith('| turns')).toBe(true);
  const minute = textOf(before, after, 'minute');
  expect(minute[0]).toBe('Changed: Size (pool.size) from −2 to 3. Both runs live through the same futures.');
  expect(minute[1]).toContain('before very likely to shorten (100 in 100); after very likely to lengthen');
  expect(minute[2]).toBe('Of 1 verdict 1 turns.');
  expect(minute[3]).toBe('“it lasts longer” (proposal): was not supported, is now supported.');
  expect(textOf(before, before, 'verdicts')[0].endsWith('| as before')).toBe(true);
});

test('title, picture and its description say what was changed and what became of the headline', () => {
  const { content, charts } = differenceContent(before, after, commands);
  expect(content.title).toBe('Size: 3 instead of −2. full: reward runway is longer instead of shorter');
  const [{ chart }] = charts;
  expect(chart.title).toBe('Reward runway: longer instead of shorter');
  expect(chart.alt).toContain('Size: 3 instead of −2');
  expect(chart.subtitle).toContain('Size: 3 instead of −2. Effect of full');
  expect(differenceContent(before, runOf('dddddddd', -1), commands).content.title).toContain(
    'is still shorter',
  );
  expect(differenceContent(before, runOf('eeeeeeee', -0.45), commands).content.title).toContain(
    'is no longer clearly shorter',
  );
});

test('what is as likely as not before and after has not turned', () => {
  const even = (key: string, gain: number): RunData => {
    const run = runOf(key, 0);
    const up = (scenario: string, name: string): Float64Array =>
      run.outcome(scenario, name).map((_, r) => (scenario === 'full' && r % 2 === 0 ? gain : -gain));
    return { ...run, outcome: up };
  };
  const content = differenceContent(even('aaaaaaaa', 1), even('bbbbbbbb', -1), commands);
  expect(content.content.title).toContain('is still not clearly moved either way');
});

test('what differs in several scenarios is told once, and a unit that both values have stands once', () => {
  const called = ['Size of the reserve (', { kind: 'code' as const, text: 'eagr.size' }, ')'];
  const thing = { called, before: '2,000,000 METIS', after: '1,000,000 METIS', scenarios: ['Half', 'Full'] };
  expect(bareText(changeSentence([thing]))).toBe(
    'Changed: Size of the reserve (eagr.size) from 2,000,000 METIS to 1,000,000 METIS, in Half and Full.',
  );
  expect(changeInShort([thing])).toBe('Size of the reserve: 1,000,000 instead of 2,000,000 METIS');
  expect(changeInShort([{ ...thing, before: 'b: the whole fund; or c: a part', after: 'a' }])).toBe(
    'Size of the reserve: a instead of b or c',
  );
  expect(changeInShort([{ ...thing, before: '15% a year', after: '10% a year' }])).toBe(
    'Size of the reserve: 10% a year instead of 15% a year',
  );
  expect(changeInShort(Array.from({ length: 5 }, () => thing))).toMatch(/; and 2 more$/u);
});

test('effects that are the same in every future are left out and counted', () => {
  const two = (key: string, gain: number): RunData => {
    const run = runOf(key, gain);
    const scenarios = [...run.experiment.scenarios];
    scenarios.splice(1, 0, { name: 'rate', label: 'Rate only', levers: {} });
    const outcome = (scenario: string, name: string): Float64Array =>
      run.outcome(scenario === 'rate' ? 'current' : scenario, name).map((each) => each);
    return { ...run, experiment: { ...run.experiment, scenarios }, outcome };
  };
  const rows = textOf(two('aaaaaaaa', -2), two('bbbbbbbb', 3), 'outcomes');
  expect(rows.slice(1)).toEqual([
    expect.stringContaining('Reward runway, full'),
    '1 of 2 effects are the same in at least 9 in 10 futures and are left out.',
  ]);
  const verdicts = textOf(two('aaaaaaaa', -2), two('bbbbbbbb', 3), 'verdicts');
  expect(verdicts).toEqual([
    expect.stringContaining('Reward runway, full'),
    '1 of 2 verdicts are as before and are left out here.',
  ]);
});

test('the one number that differs is told with both values, several things or words are not', () => {
  const withSize = (value: string, other = '1'): RunData => ({
    ...before,
    parameters: () =>
      [
        { scenario: 'full', name: 'pool.size', value, unit: 'METIS' },
        { scenario: 'half', name: 'pool.size', value, unit: 'METIS' },
        { scenario: 'full', name: 'pool.other', value: other, unit: '1' },
      ].map((row) => ({
        role: 'lever',
        means: '',
        set: '',
        provenance: '',
        source: '',
        confidence: '',
        ...row,
      })),
  });
  expect(changedNumber(withSize('2'), withSize('1'))).toEqual({
    name: 'pool.size',
    unit: 'METIS',
    values: [2, 1],
  });
  expect(changedNumber(withSize('2'), withSize('2'))).toBeUndefined();
  expect(changedNumber(withSize('2'), withSize('b'))).toBeUndefined();
  expect(changedNumber(withSize('2'), withSize('1', '5'))).toBeUndefined();
  const inBoth = (current: string, full: string): RunData => {
    const run = withSize(current);
    const [row] = run.parameters();
    return { ...run, parameters: () => [row, { ...row, scenario: 'other', value: full }] };
  };
  expect(changedNumber(inBoth('2', '2'), inBoth('1', '1'))?.values).toEqual([2, 1]);
  expect(changedNumber(inBoth('2', '2'), inBoth('1', '3'))).toBeUndefined();
});

test('a report has texts for forum and vote without words of statistics, and the steps to post them', async () => {
  const { files } = await renderDifference(before, after, { commands });
  expect([...files.keys()].slice(0, 4)).toEqual(['report.html', 'forum.md', 'snapshot.md', 'upload-list.md']);
  expect(files.get('snapshot.md')).toContain('Changed: Size');
  expect(files.get('upload-list.md')).toContain('`mlab pack aaaaaaaa` and `mlab pack bbbbbbbb`');
  for (const file of ['report.html', 'forum.md', 'snapshot.md'])
    expect(String(files.get(file)).replace(/<code>.*?<\/code>/gu, '')).not.toMatch(/\bmedians?\b/iu);
});

test('a claim whose word changed stands first, with counts of both runs', () => {
  const claims = textOf(before, after, 'claims');
  expect(claims[0]).toContain('Not supported: full 0 in 100');
  expect(claims[0]).toContain('Supported: full 100 in 100');
  expect(claims[1]).toBe('1 of 2 claims is judged as before and is left out here.');
});

test('effects change within the same futures by exactly what was added', () => {
  const [row] = textOf(before, after, 'outcomes').slice(1);
  // gain -2 to +3, and 0 to 0.4 of luck that both sides share
  expect(row).toContain('−1.80 (');
  expect(row).toContain('+3.20 (');
  expect(row).toContain('+5 [+5 to +5]');
});

test('runs with other seeds stand side by side, and nothing is paired', () => {
  const other = runOf('cccccccc', 3, { seed: 99 });
  expect(textOf(before, other, 'minute')[0]).toContain('small changes may be luck');
  const [note, row] = textOf(before, other, 'outcomes');
  expect(note).toContain('no difference within a future can be taken');
  expect(row).not.toContain('[');
  expect(row.split(' | ')).toHaveLength(3);
});

test('runs without a scenario in common are refused', () => {
  const [current] = after.experiment.scenarios;
  const lone = { ...after, experiment: { ...after.experiment, scenarios: [current] } };
  expect(() => differenceContent(before, lone, commands)).toThrow(
    'nothing that aaaaaaaa and bbbbbbbb both compare',
  );
});

const record: FlipRecord = {
  parameter: { name: 'pool.size', means: 'size of the pool', unit: 'METIS' },
  moved: [],
  stands: { words: 'the experiment assumes 3 METIS', low: 3, high: 3 },
  ...{ chance: 0.5, confidence: 0.95, replications: 40, populations: {} },
  questions: [
    {
      about: {
        ...{ kind: 'comparison', scenario: 'Full', baseline: 'Current rules', outcome: 'Reward runway' },
        ...{ holds: 'longer', fails: 'shorter' },
      },
      test: 'full.runway > current.runway',
      points: [
        { value: -4, holds: 0, n: 40, failed: 0, low: 0, high: 0.09 },
        { value: 4, holds: 40, n: 40, failed: 0, low: 0.91, high: 1 },
      ],
      flips: [{ value: 0.25, low: 0.2, high: 0.31, turns: 'up' }],
      located: true,
    },
  ],
};

test('a flip is one sentence: what turns, where, how surely, and what the experiment assumes', () => {
  expect(flipSentences(record, record.questions[0])).toEqual([
    'Full: reward runway turns from shorter to longer than under current rules when pool.size rises above 0.250 METIS [0.200 to 0.310]; the experiment assumes 3 METIS.',
    'In 100 futures it is longer in 0 at −4.00 METIS and in 100 at 4.00 METIS.',
  ]);
});

test('the picture of a flip names the parameter by what it means', () => {
  const footer = { run: 'of study zzzzzzzz', command: 'mlab flip' };
  const chart = flipChart(record, footer);
  expect(chart?.title).toBe('Verdict turns when the size of the pool exceeds 0.250 METIS');
  expect(chart?.caption).toContain('with other futures it likely lies in the grey band');
  expect(JSON.stringify(chart?.spec)).not.toContain('pool.size');
  const means = 'a very long account of what the size of this pool is taken to mean';
  const long = { ...record, parameter: { ...record.parameter, means } };
  expect(flipChart(long, footer)?.title).toBe('Verdict turns when pool.size exceeds 0.250 METIS');
});

test('a flip with an open end may turn, and says which end is not known', () => {
  const open = {
    ...record.questions[0],
    flips: [{ value: 0.25, low: 0.2, high: null, turns: 'down' as const }],
  };
  const [sentence] = flipSentences(record, open);
  expect(sentence).toContain('may turn from longer to shorter');
  expect(sentence).toContain('[not below 0.200; no upper end in the range]');
});

test('no flip is said with the chances along the range, options with theirs', () => {
  const none = { ...record.questions[0], flips: [] };
  expect(flipSentences(record, none)[0]).toContain(
    'no flip when pool.size goes from −4.00 METIS to 4.00 METIS',
  );
  const [a, b] = record.questions[0].points;
  const options = {
    ...none,
    points: [
      { ...a, value: 'b' },
      { ...b, value: 'c' },
    ],
  };
  expect(flipSentences(record, options)).toEqual([
    'Full: reward runway turns with pool.size: longer with c (100 in 100); shorter with b (0 in 100); the experiment assumes 3 METIS.',
  ]);
});

test('a search for flips beside the run is stated in the report, another parameter’s is not', () => {
  const at = join(place, 'fixture', 'study-flip-zzzzzzzz');
  const write = (name: string): void => {
    mkdirSync(at, { recursive: true });
    const result = { ...record, parameter: { ...record.parameter, name } };
    const study = { kind: 'flip', key: 'zzzzzzzz', seed: 1, status: 'complete', result };
    writeFileSync(join(at, 'study.json'), JSON.stringify(study));
  };
  write('pool.size');
  expect(textOf(before, after, 'flips').join(' ')).toContain('when pool.size rises above 0.250 METIS');
  expect(textOf(before, after, 'minute').join(' ')).toContain('when pool.size rises above');
  write('other.thing');
  expect(textOf(before, after, 'flips').join(' ')).toBe(
    'Not searched: this report does not say at which value a verdict turns while size goes from −2 to 3.',
  );
  rmSync(at, { recursive: true });
});

test('a search of other populations is named as one, and is no finding of the first section', () => {
  const at = join(place, 'fixture', 'study-flip-yyyyyyyy');
  mkdirSync(at, { recursive: true });
  const write = (populations: Record<string, number>): void => {
    const study = { kind: 'flip', key: 'yyyyyyyy', seed: 1, status: 'complete' };
    writeFileSync(join(at, 'study.json'), JSON.stringify({ ...study, result: { ...record, populations } }));
  };
  write({ holders: 60 });
  expect(textOf(before, after, 'flips')[0]).toContain(
    'of another size than these runs: 60 holders and not 0',
  );
  expect(textOf(before, after, 'minute').join(' ')).not.toContain('pool.size rises above');
  write({});
  expect(textOf(before, after, 'flips')[0]).toContain('with populations as in these runs');
  rmSync(at, { recursive: true });
});

test('a search that was made after the report is named and fails nothing', async () => {
  const at = join(place, 'fixture', 'study-flip-xxxxxxxx');
  await writeDifference(before, after, commands);
  mkdirSync(at, { recursive: true });
  const study = { kind: 'flip', key: 'xxxxxxxx', seed: 1, status: 'complete', result: record };
  writeFileSync(join(at, 'study.json'), JSON.stringify(study));
  const { checks, newSearches } = await checkDifference(before, after);
  expect(checks.filter(({ matches }) => !matches)).toEqual([]);
  expect(newSearches).toEqual(['xxxxxxxx']);
  rmSync(at, { recursive: true });
});

test('a report carries the searches that it states: where only the runs are it is derived all the same, without them not', async () => {
  const at = join(place, 'fixture', 'study-flip-xxxxxxxx');
  mkdirSync(at, { recursive: true });
  const study = { kind: 'flip', key: 'xxxxxxxx', seed: 1, status: 'complete', result: record };
  writeFileSync(join(at, 'study.json'), JSON.stringify(study));
  const { folder, files } = await writeDifference(before, after, commands);
  expect(files).toContain('searches/study-flip-xxxxxxxx/study.json');
  expect((await checkDifference(before, after)).newSearches).toEqual([]);
  rmSync(at, { recursive: true });
  const alone = await checkDifference(before, after);
  expect([alone.checks.filter(({ matches }) => !matches), alone.files.differing]).toEqual([[], []]);
  rmSync(join(folder, 'searches'), { recursive: true });
  expect((await checkDifference(before, after)).checks.some(({ matches }) => !matches)).toBe(true);
  rmSync(folder, { recursive: true });
});

test('every printed number is derived again from both runs, and a changed one is found', async () => {
  const { folder, files } = await writeDifference(before, after, commands);
  expect(folder).toBe(differenceFolder(before, after));
  expect(files).toEqual(
    expect.arrayContaining(['report.html', 'forum.md', 'numbers.json', 'charts/before-after.png']),
  );
  const found = (await checkDifference(before, after)).checks;
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ matches }) => !matches)).toEqual([]);
  const moved = (await checkDifference(before, { ...runOf('bbbbbbbb', 3.3), folder: after.folder })).checks;
  expect(moved.some(({ matches }) => !matches)).toBe(true);
  const path = join(folder, 'numbers.json');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"text": "+5"', '"text": "+6"'));
  expect((await checkDifference(before, after)).checks.filter(({ matches }) => !matches)).toMatchObject([
    { text: '+6', found: '+5' },
  ]);
  writeFileSync(path, '{}');
  await expect(checkDifference(before, after)).rejects.toThrow('its form is wrong');
});

test('a page or forum text that was altered while the numbers were not is found, and files beside are named', async () => {
  const { folder, files: written } = await writeDifference(before, after, commands);
  const path = join(folder, 'forum.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('longer', 'shorter'));
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  rmSync(join(folder, 'charts', 'before-after.svg'));
  const { checks, files, foreign } = await checkDifference(before, after);
  expect(checks.filter(({ matches }) => !matches)).toEqual([]);
  expect(files).toEqual({ total: written.length, differing: ['forum.md', 'charts/before-after.svg'] });
  expect(foreign).toEqual(['notes.txt']);
  rmSync(folder, { recursive: true });
});

test('a report that prints another command than that of its runs is found', async () => {
  const { folder } = await writeDifference(before, after, { ...commands, check: 'npx other' });
  const { checks, version } = await checkDifference(before, after);
  expect(checks.filter(({ matches }) => !matches).map(({ id }) => id)).toContain('command check');
  expect(version).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test('the command of a report names both bundles, the one that carries it last', () => {
  expect(commands.check).toBe(
    'npx metis-lab@0.1.0 difference fixture-aaaaaaaa-w40.zip fixture-bbbbbbbb-w40.zip --check',
  );
});

test('the page and the text say both commands, and link every number to its query', async () => {
  const { folder, made } = await writeDifference(before, after, commands);
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  for (const command of Object.values(commands)) expect(page).toContain(command);
  expect(page).toMatch(
    /<section id="minute"[\s\S]*?<div class="answer">[\s\S]*?<\/div>\s*<figure[\s\S]*?<\/section>/u,
  );
  expect(page).toContain(
    'the bundle of the second run carries this page, as <code>difference-aaaaaaaa</code>',
  );
  for (const { id } of made.content.numbers) expect(page).toContain(`id="${id}"`);
  expect(readFileSync(join(folder, 'forum.md'), 'utf8')).toContain('charts/before-after.png');
});
