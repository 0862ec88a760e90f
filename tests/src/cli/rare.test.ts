import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { rare } from '../../../src/cli/verbs/rare.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { LabError } from '../../../src/define/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-rare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'fall.exp.yaml');
writeFileSync(
  file,
  `schema: 1
name: fall
question: How deep can the price fall?
model: holder-staking@1
time: { start: 2025-11-03, horizon: 60 days, record: 30 days }
replications: 10
seed: 3
populations: { holders: 5 }
baseline: base
scenarios:
  base: { label: Base }
  generous: { label: Generous, levers: { reward: { yearlyReward: 20% } } }
assumptions:
  market:
    drift: { uniform: [-100%, 100%], assume: { why: a round range, confidence: low } }
observe: [price]
outcomes:
  price: { label: the price, from: price@end, better: higher, matters: 0.1 USD/token, headline: true }
`,
);

const silent = openConsole({
  ...{ json: false, plain: false, quiet: true, verbose: false, color: false, input: false },
  logFile: undefined,
});
const event = 'price <= 12';
let outputs = 0;
const freshOut = (): string => join(folder, `out-${outputs++}`);

function run(options: Readonly<Record<string, unknown>>): Promise<Answer> {
  const call = { event, particles: '20', repeat: '3', threads: '1', out: freshOut(), ...options };
  return Promise.resolve(rare.run({ args: [file], options: call, console: silent }));
}

/** The one study in a results folder. */
function studyIn(out: string): string {
  const [name = ''] = readdirSync(join(out, 'fall'));
  return join(out, 'fall', name);
}

const numberIn = (answer: Answer, pattern: RegExp): number =>
  Number(pattern.exec(answer.text.join('\n'))?.[1]);

test('rare is among the commands', () => {
  expect(verbs.map(({ name }) => name)).toContain('rare');
});

/** Lines of a table without the breaks that fold it at the width of a terminal. */
const unfolded = (text: readonly string[]): string => text.join('\n').replace(/\n {10,}/gu, ' ');

test('splitting says probability, interval, cost, and what plain futures would need', async () => {
  const { text, exit } = await run({});
  expect(exit).toBe(0);
  expect(text[0]).toMatch(
    /^price <= 12 USD\/token within 60 days, scenario base: probability [\d.e-]+ \(95 %: [\d.e-]+ to [\d.e-]+\)\.$/u,
  );
  expect(unfolded(text)).toMatch(/multilevel splitting, 3 repetitions of 20 futures, the 5 lowest replaced/u);
  expect(unfolded(text)).toMatch(/cost {2,}[\d,]+ futures, [\d,]+ simulated days/u);
  // Three repetitions, whose spread says next to nothing.
  expect(unfolded(text)).toMatch(
    /plain would need {2,}not known yet: the error comes from the spread of 3 repetitions only; use --repeat 8 or more\n/u,
  );
});

test('what plain futures would need has an interval from five repetitions on, and a caution below eight', async () => {
  const said = async (repeat: string): Promise<string> => unfolded((await run({ repeat })).text);
  const range =
    'about [\\d,]+ futures for the same error: [\\d.,]+ times as many days \\(95 %: [\\d.,]+ to [\\d.,]+\\)';
  expect(await said('5')).toMatch(
    new RegExp(`${range}, roughly: the error comes from the spread of 5 repetitions only\n`, 'u'),
  );
  expect(await said('8')).toMatch(new RegExp(`${range}\n`, 'u'));
});

test('the study has the same bytes with 1 worker and with 2', async () => {
  const bytes: string[] = [];
  for (const threads of ['1', '2']) {
    const out = freshOut();
    await run({ threads, out });
    bytes.push(readFileSync(join(studyIn(out), 'state.json'), 'utf8'));
    bytes.push(readFileSync(join(studyIn(out), 'study.json'), 'utf8'));
  }
  expect(bytes[2]).toBe(bytes[0]);
  expect(bytes[3]).toBe(bytes[1]);
});

test('a study that was stopped after a round goes on to the same answer', async () => {
  const out = freshOut();
  const whole = await run({ out });
  const state = JSON.parse(readFileSync(join(studyIn(out), 'state.json'), 'utf8'));
  const rounds: number = state.swarms[0].rounds.length;
  expect(rounds).toBeGreaterThan(1);
  const early = freshOut();
  const stop = (): void => {
    if (!existsSync(join(early, 'fall')) || !existsSync(join(studyIn(early), 'state.json'))) return;
    clearInterval(timer);
    process.emit('SIGINT');
  };
  const timer = setInterval(stop, 2);
  const interrupted = await run({ out: early });
  expect(interrupted.status).toBe('incomplete');
  expect(interrupted.exit).toBe(130);
  expect(interrupted.text[0]).toMatch(
    /finished rounds are saved\. Continue: mlab rare .*--event 'price <= 12'/u,
  );
  const resumed = await run({ out: early });
  expect(resumed.text).toEqual(whole.text);
  expect(readFileSync(join(studyIn(early), 'state.json'), 'utf8')).toBe(
    readFileSync(join(studyIn(out), 'state.json'), 'utf8'),
  );
});

test('a state from any round goes on to the same state', async () => {
  const out = freshOut();
  const whole = await run({ out, method: 'plain', particles: '200' });
  const path = join(studyIn(out), 'state.json');
  const text = readFileSync(path, 'utf8');
  const ends: unknown[] = JSON.parse(text);
  writeFileSync(path, JSON.stringify(ends.slice(0, 256)));
  rmSync(join(studyIn(out), 'study.json'));
  const again = await run({ out, method: 'plain', particles: '200' });
  expect(again.text).toEqual(whole.text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('any future that reached the event can be lived again from its address', async () => {
  const { next = [] } = await run({});
  const path = /--path '([^']+)'/u.exec(next[0] ?? '')?.[1];
  expect(path).toMatch(/^\d+( \d+:\d+)*$/u);
  const again = await run({ path });
  expect(again.text[0]).toMatch(/^price <= 12 USD\/token: reached on day \d+; lowest value 11\.\d+/u);
  expect(again.text[1]).toBe(`Path ${path}.`);
});

test('plain futures give Clopper and Pearson’s interval, splitting agrees with it', async () => {
  const plain = await run({ method: 'plain', particles: '400', event: 'price <= 16' });
  const split = await run({ event: 'price <= 16', particles: '40', repeat: '8' });
  expect(plain.text.join('\n')).toMatch(/Clopper–Pearson/u);
  const [p, q] = [plain, split].map((answer) => numberIn(answer, /probability ([\d.e-]+)/u));
  const errors = [plain, split].map((answer) => numberIn(answer, /standard error +([\d.e-]+)/u));
  expect(Math.abs(p - q)).toBeLessThan(3 * Math.sqrt(errors[0] ** 2 + errors[1] ** 2));
});

test('importance sampling of an assumption says what the weights are worth', async () => {
  const options = { method: 'importance', from: ['market.drift=-100%:0%'], particles: '100' };
  const { text } = await run({ ...options, event: 'price <= 15' });
  expect(text.join('\n')).toMatch(/importance sampling of assumptions/u);
  expect(text.join('\n')).toMatch(/effective futures {2,}\d+/u);
});

test('an event that is never reached has a bound and not zero', async () => {
  const { text } = await run({ method: 'plain', event: 'price <= 0.001', particles: '50' });
  expect(text[0]).toMatch(
    /never reached, lowest value [\d.]+ USD\/token; probability at most 0\.0(19|20) \(95 %\)/u,
  );
});

test('a dry run says what would be done and writes nothing', async () => {
  const out = freshOut();
  const { text } = await run({ out, dryRun: true });
  expect(text.join('\n')).toMatch(
    /First 60 futures of 60 days: .*\n.*rounds of 15 futures.*\nNothing was run\./u,
  );
  expect(existsSync(out)).toBe(false);
});

test.each([
  [{ event: 'prise <= 3' }, 'E106'],
  [{ event: 'price < 3' }, 'E502'],
  [{ scenario: 'bas' }, 'E112'],
  [{ method: 'magic' }, 'E502'],
  [{ particles: '1' }, 'E502'],
  [{ replaced: '20' }, 'E502'],
  [{ repeat: '1' }, 'E502'],
  [{ method: 'importance' }, 'E502'],
  [{ method: 'importance', from: ['market.drif=-1:0'] }, 'E104'],
  [{ method: 'importance', from: ['market.drift=0%:-100%'] }, 'E502'],
  [{ method: 'importance', from: ['market.drift=-100%:0%'], defensive: '2' }, 'E502'],
  [{ path: 'x' }, 'E502'],
  [{ path: '3 5:1 5:2' }, 'E502'],
  [{ path: '3 99:1' }, 'E502'],
])('%j is refused with %s before anything is simulated', async (options, code) => {
  const out = freshOut();
  const problem: unknown = await run({ ...options, out }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(LabError);
  expect(problem).toMatchObject({ code });
  expect(existsSync(out)).toBe(false);
});
