import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksPerYear, targetRewardPerBlock } from '../../models/arithmetic/block-reward.ts';

/** The documents that are quoted: how a claim names each, and how the name of its file begins. */
const documents: Readonly<Record<string, string>> = {
  proposal: '000',
  'roadmap of 2021': '001',
  'Kevin Liu in TechFlow': '002',
  'Haotian in TechFlow': '003',
  'press release of June 2024': '004',
};
/** Whose words are in no stored document. */
const notStored = ['forum reply 2'];
const folder = '../shared/sources';

/** What is said to be tested of each numbered claim of the facts: the experiment and how its quote begins. */
const claimsOfTheFacts: readonly (readonly [number, string, string])[] = [
  [1, 'eagr', 'improving economic runway by 25%'],
  [1, 'reward-rate', 'improving economic runway by 25%'],
  [2, 'eagr', 'Improved long-term economic sustainability'],
  [3, 'reward-rate', '20% annualized mining rewards rate'],
  [3, 'eagr', 'Continued competitive rewards at a 15% annualized rate'],
  [4, 'eagr', 'DSeq rate smooth transition initiation'],
  [5, 'reward-rate', 'Base, Arbitrum validator returns <10%'],
  [6, 'eagr', 'Inflation: None'],
  [6, 'ai-demand', 'Inflation: None'],
  [7, 'eagr', 'Staking, locking, and real usage requirements'],
  [7, 'ai-demand', 'Staking, locking, and real usage requirements'],
  [8, 'mining-decade', 'reserved exclusively for community mining purposes'],
  [9, 'mining-decade', 'owns just 7% of the total supply'],
  [9, 'mining-decade', 'their allocation will also be limited'],
  [10, 'lst-run', 'Once fully operational, this offers up to 20% APY'],
  [11, 'lst-run', 'The longer this native yield persists'],
  [12, 'finality-window', 'L2-L1 withdrawals using Metis will take just a few hours'],
  [13, 'finality-window', 'A special incentive mechanism will be used to keep all the Verifiers'],
  [13, 'finality-window', 'All the verifiers will be added into the Sequencer Pool'],
  [14, 'sequencer-bear-market', 'these node operators are compelled to contribute'],
  [15, 'sequencer-bear-market', 'stronger reliability to Metis by eliminating single points of failure'],
  [15, 'decentralization-roadmap', 'protection from a single point of failure'],
  [16, 'sequencer-bear-market', 'ensuring that Sequencer positions rotate efficiently'],
  [17, 'two-tier-governance', 'counterbalancing the dominance of large whales'],
  [18, 'sequencer-bear-market', 'a share in the potential revenue'],
  [18, 'decentralization-roadmap', 'adopted a revenue-sharing model with all node operators'],
];
/** Claims of the facts that nobody published as a sentence, and where their figure is. */
const withoutQuote: Readonly<Record<number, string>> = {
  19: 'the cost of a full pool is arithmetic: the last test here',
};

interface Quoted {
  readonly experiment: string;
  readonly quote: string;
  readonly by: string;
  readonly note?: string;
  readonly test?: string;
}

interface Written {
  readonly default: { readonly claims?: readonly Omit<Quoted, 'experiment'>[] };
}

const names = readdirSync('experiments')
  .filter((file) => file.endsWith('.exp.ts'))
  .map((file) => file.replace('.exp.ts', ''));
const claims: Quoted[] = [];
for (const name of names) {
  const written: Written = await import(`../../experiments/${name}.exp.ts`);
  claims.push(...(written.default.claims ?? []).map((each) => ({ ...each, experiment: name })));
}

/** The document a claim names: the words before the first comma. */
const documentOf = ({ by }: Quoted): string => by.split(',')[0] ?? by;

/** Text with one kind of quotation marks, dashes and spaces. */
const plain = (text: string): string =>
  text.replace(/[“”„]/gu, '"').replace(/[‘’]/gu, "'").replace(/[–—]/gu, '-').replace(/\s+/gu, ' ').trim();

test('there are ten experiments, and each checks at least four published sentences', () => {
  expect(names).toHaveLength(10);
  for (const name of names) {
    const own = claims.filter(({ experiment }) => experiment === name);
    expect(own.length, name).toBeGreaterThanOrEqual(4);
  }
});

test('every claim names its document by one name', () => {
  const known = [...Object.keys(documents), ...notStored];
  for (const each of claims) expect(known, `${each.experiment}: ${each.quote}`).toContain(documentOf(each));
});

test.skipIf(!existsSync(folder))(
  'every quote stands word for word in the document it is taken from (skipped where ../shared/sources is not there)',
  () => {
    const texts = new Map(
      Object.entries(documents).map(([name, start]) => {
        const file = readdirSync(folder).find((each) => each.startsWith(start)) ?? start;
        return [name, plain(readFileSync(`${folder}/${file}`, 'utf8'))];
      }),
    );
    const missing = claims.filter((each) => {
      const text = texts.get(documentOf(each));
      return text !== undefined && !text.includes(plain(each.quote));
    });
    expect(missing.map(({ experiment, quote }) => `${experiment}: ${quote}`)).toEqual([]);
  },
);

test('every claim of the facts, 1 to 19, is in an experiment or is said to have no sentence', () => {
  for (const [number, experiment, start] of claimsOfTheFacts) {
    const found = claims.some((each) => each.experiment === experiment && each.quote.startsWith(start));
    expect(found, `${number}: ${experiment}, “${start}”`).toBe(true);
  }
  const covered = new Set([
    ...claimsOfTheFacts.map(([number]) => number),
    ...Object.keys(withoutQuote).map(Number),
  ]);
  expect([...covered].sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
});

test('a claim that is tested says in a note how its words were read, unless the test says it all', () => {
  const silent = claims.filter(({ test: tested, note }) => tested !== undefined && note === undefined);
  expect(silent.map(({ experiment, quote }) => `${experiment}: ${quote}`)).toEqual([]);
});

test('a full pool of ten bonds of 100,000 METIS costs 200,000, 150,000 and 100,000 METIS a year at 20, 15 and 10 %', () => {
  const cost = [0.2, 0.15, 0.1].map((rate) => targetRewardPerBlock(1_000_000, rate, 8) * blocksPerYear(8));
  [200_000, 150_000, 100_000].forEach((wanted, at) => expect(cost[at]).toBeCloseTo(wanted, 6));
});
