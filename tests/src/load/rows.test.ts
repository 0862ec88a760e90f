import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { loadExperiment, writeExperiment } from '../../../src/load/index.ts';
import { drawAssumptions } from '../../../src/plan/index.ts';
import { canonicalJson } from '../../../src/store/canonical-json.ts';
import * as library from '../../fixtures/tiny-library.ts';
import { models } from '../../fixtures/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

const responses = [0.1, 0.2, 0.2, 0.4];
const costs = [10, 20, 30, 40];
const weights = [1, 2, 3, 4];

const rest = `schema: 1
name: small
question: Is it right?
model: tiny@1
time: { start: 2025-11-03, horizon: 1 year, record: 1 week }
replications: 100
seed: 1
baseline: current
scenarios: { current: { label: Current } }
observe: [price]
outcomes: { left: { label: Left, from: reserve@end, better: higher, matters: 5 METIS } }
`;
const yaml = (response: string, cost: string): string => `${rest}assumptions:
  pool.response: { rows: ${response}, assume: { why: measured } }
  pool.cost: { rows: ${cost}, assume: { why: measured } }
  pool.rollout: { rows: [1 days, 2 days], group: other, assume: { why: measured } }
  pool.reading: { rows: [b, c, c, b], group: posterior, weights: [1, 2, 3, 4], assume: { why: measured } }
`;
const table = 'group: posterior, weights: [1, 2, 3, 4]';
const good = yaml(
  `[0.1, 0.2, 0.2, 0.4], ${table}`,
  `[10 USD/day, 20 USD/day, 30 USD/day, 40 USD/day], ${table}`,
);

async function load(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return loadExperiment(file, { models, library });
}

async function problemsOf(text: string): Promise<string[]> {
  try {
    await load('wrong.yaml', text);
  } catch (error) {
    if (error instanceof LabError) return error.problems.map(({ code, message }) => `${code} ${message}`);
    throw error;
  }
  return [];
}

test('assumptions of one group are drawn row by row, each row as often as its weight says', async () => {
  const { resolved } = await load('good.yaml', good);
  const counts = [0, 0, 0, 0];
  const replications = 20_000;
  for (let replication = 0; replication < replications; replication++) {
    const drawn = drawAssumptions(resolved.assumptions, { seed: 7, replication });
    const row = costs.indexOf(Number(drawn['pool.cost']));
    expect([drawn['pool.response'], drawn['pool.reading']]).toEqual([responses[row], 'bccb'[row]]);
    counts[row]++;
  }
  counts.forEach((count, row) => {
    const p = weights[row] / 10;
    expect(Math.abs(count - replications * p) / Math.sqrt(replications * p * (1 - p))).toBeLessThan(3);
  });
});

test('another group is drawn independently', async () => {
  const { resolved } = await load('good.yaml', good);
  let both = 0;
  const replications = 4_000;
  for (let replication = 0; replication < replications; replication++) {
    const drawn = drawAssumptions(resolved.assumptions, { seed: 7, replication });
    if (drawn['pool.cost'] === 40 && drawn['pool.rollout'] === 1) both++;
  }
  // Probability 0.4 × 0.5.
  expect(Math.abs(both - replications * 0.2) / Math.sqrt(replications * 0.16)).toBeLessThan(3);
});

test('listed rows say the same in TypeScript, YAML and JSON, and read back to themselves', async () => {
  const { resolved, model } = await load('good.yaml', good);
  const json = writeExperiment(resolved, model, 'json');
  expect(canonicalJson((await load('good.json', json)).resolved)).toBe(canonicalJson(resolved));
  const again = writeExperiment(resolved, model, 'yaml');
  expect(canonicalJson((await load('again.yaml', again)).resolved)).toBe(canonicalJson(resolved));
  const ts = `import { assume, days, defineExperiment, dist, quantity, tiny, tokens, weeks, years } from 'metis-lab';
const why = { why: 'measured' };
const weights = [1, 2, 3, 4];
export default defineExperiment({
  schema: 1, name: 'small', question: 'Is it right?', model: tiny,
  time: { start: '2025-11-03', horizon: years(1), record: weeks(1) },
  replications: 100, seed: 1, baseline: 'current', scenarios: { current: { label: 'Current' } },
  observe: ['price'],
  outcomes: { left: { label: 'Left', from: 'reserve@end', better: 'higher', matters: tokens(5) } },
  assumptions: { pool: {
    response: assume(dist.rows('posterior', [0.1, 0.2, 0.2, 0.4], weights), why),
    cost: assume(dist.rows('posterior', [10, 20, 30, 40].map((cost) => quantity(cost, 'USD/day')), weights), why),
    rollout: assume(dist.rows('other', [days(1), days(2)]), why),
    reading: assume(dist.rows('posterior', ['b', 'c', 'c', 'b'], weights), why),
  } },
});
`;
  const typed = await load('good.exp.ts', ts);
  expect(canonicalJson({ ...typed.resolved, assumptions: 0 })).toBe(
    canonicalJson({ ...resolved, assumptions: 0 }),
  );
  const lawsOf = (assumptions: typeof resolved.assumptions) =>
    assumptions.map(({ name, distribution }) => [name, distribution]);
  expect(lawsOf(typed.resolved.assumptions)).toEqual(lawsOf(resolved.assumptions));
});

test('columns of one table with other lengths, other weights or no name are refused', async () => {
  const cost = `[10 USD/day, 20 USD/day, 30 USD/day, 40 USD/day]`;
  const refused = async (response: string): Promise<string> =>
    (await problemsOf(yaml(response, `${cost}, ${table}`)))[0] ?? 'nothing';
  expect(await refused('[0.1, 0.2, 0.3], group: posterior, weights: [1, 2, 3]')).toMatch(
    /^E123 .*pool\.response: 3 rows of posterior that do not fit those of pool\.cost/u,
  );
  expect(await refused('[0.1, 0.2, 0.3, 0.4], group: posterior')).toMatch(/^E123 .*do not fit/u);
  expect(await refused('[0.1, 0.2]')).toMatch(/^E123 .*rows of the group nothing/u);
  expect(await refused('[0.1, 0.2], group: "a b"')).toMatch(/^E123 .*rows of the group/u);
  expect(await refused('[0.1, 0.2], group: mine, weights: [1]')).toMatch(/^E123 .*weights \[1\]/u);
  expect(await refused('[], group: mine')).toMatch(/^E123 .*0 rows/u);
  expect(await refused('[0.1, 11], group: mine')).toMatch(/^E105 /u);
  expect(await refused('[0.1, 0.2], group: mine, wieghts: [1, 1]')).toMatch(/^E102 /u);
});

test('what is stored has the rows once for each column', async () => {
  const { resolved, model } = await load('good.yaml', good);
  const file = join(folder, 'stored.json');
  writeFileSync(file, writeExperiment(resolved, model, 'json'));
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(stored).toMatchObject({
    assumptions: { pool: { response: { rows: responses, group: 'posterior', weights } } },
  });
});
