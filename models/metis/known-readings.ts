import { assumed, cite, quantity, reading, tokens } from '../../src/define/index.ts';
import type { Provenance, Quantity, Reading } from '../../src/define/index.ts';

const dollars = (amount: number) => quantity(amount, 'USD/METIS');

/** Quantities of the METIS economy of which values are known by date. */
export type KnownQuantity =
  'locking.locked' | 'price' | 'supply.circulating' | 'circulation.byRewards' | 'realisedRate';

interface Known {
  readonly values: Readonly<Record<string, Quantity>>;
  readonly source: Provenance;
}

/** What was read, or follows from what was read, by quantity; each row with its own source. */
const known: Readonly<Record<KnownQuantity, readonly Known[]>> = {
  'locking.locked': [
    {
      values: { '2024-03-14': tokens(60_000) },
      source: cite('metis-sequencer-contract, deployments', {
        url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
        place: 'three first locks of 20,000',
      }),
    },
    {
      values: {
        '2024-04-24': tokens(118_634.6),
        '2024-11-22': tokens(489_592.03),
        '2025-07-28': tokens(357_494.31),
        '2025-10-07': tokens(342_902.66),
        '2026-01-07': tokens(377_903.05),
      },
      source: cite('L2BEAT, metis discovered.json', {
        url: 'https://github.com/l2beat/l2beat',
        place: 'METIS locked on chain, in the version of each date; that of April 2024 from diffHistory.md',
      }),
    },
    {
      values: { '2024-05-06': tokens(177_028) },
      source: assumed('follows from the reward per block of that day at 20% and 2 seconds a block', 'medium'),
    },
    {
      values: { '2026-04-27': tokens(225_000) },
      source: assumed(
        'middle of 219,000 to 231,000, which follow from a rate near 10% at 17 to 18 seconds a block, told on the forum (topic 11252) some day before 2026-04-27',
        'low',
      ),
    },
  ],
  price: [
    {
      values: { '2022-06-23': dollars(16.77), '2023-12-15': dollars(25.07) },
      source: cite('Coin Metrics, metis.csv', {
        url: 'https://github.com/coinmetrics/data',
        place: 'reference rates of the first and the last day',
      }),
    },
    {
      values: {
        '2024-11-22': dollars(50.34),
        '2025-07-28': dollars(16.91),
        '2025-10-07': dollars(12.6),
        '2025-11-10': dollars(10.155),
      },
      source: cite('Bybit USDT perpetual of METIS, daily closes', {
        url: 'https://github.com/jumpotsa/Bybit_Cross_Momentum',
        place: 'days on which the pool was read, and a week after the vote',
      }),
    },
    {
      values: { '2026-01-17': dollars(5.6) },
      source: cite('crypto_ai_trader, data', {
        url: 'https://github.com/guofeng201507/crypto_ai_trader',
        place: 'about 5.6',
      }),
    },
    {
      values: { '2026-05-31': dollars(3.35) },
      source: assumed('middle of 3.2 to 3.5 told for late May 2026 (hibt7.com); the day is not said', 'low'),
    },
  ],
  'supply.circulating': [
    {
      values: { '2022-07-01': tokens(4_317_000), '2023-11-15': tokens(4_354_000) },
      source: assumed(
        'capitalisation over reference rate (Coin Metrics); the second was the same from October to December 2023',
        'medium',
      ),
    },
    {
      values: { '2025-07-15': tokens(6_500_000) },
      source: assumed(
        'middle of 6.3 to 6.7 million: 95 to 100 million dollars at about 15 in July 2025; the day is not said',
        'low',
      ),
    },
    {
      values: { '2026-05-31': tokens(7_350_000) },
      source: assumed(
        'told for late May 2026 (hibt7.com); the pace of grants was chosen with it, so it proves nothing',
        'low',
      ),
    },
  ],
  'circulation.byRewards': [
    {
      values: {
        '2024-11-22': tokens(21_186.28),
        '2025-07-28': tokens(47_118.96),
        '2025-10-07': tokens(50_033.21),
        '2026-01-07': tokens(52_813.49),
      },
      source: assumed(
        'rewards bridged until then (L2BEAT); what was locked again or not claimed comes on top, so all that was paid is more',
        'medium',
      ),
    },
  ],
  realisedRate: [
    {
      values: { '2026-01-07': quantity(7, '%') },
      source: assumed(
        'reward per block x blocks of October to January over METIS locked: 26,500 a year on 377,903; the pace of blocks was chosen with it',
        'medium',
      ),
    },
  ],
};

/** What each quantity is called beside its readings. */
const labels: Readonly<Record<KnownQuantity, string>> = {
  'locking.locked': 'METIS locked by sequencers',
  price: 'price of METIS',
  'supply.circulating': 'circulating supply',
  'circulation.byRewards': 'rewards paid to sequencers',
  realisedRate: 'reward rate really paid',
};

/** Readings later than a date, for a run that starts then; what was read on the first day would be an input and no test. */
export function knownReadings<const Of extends KnownQuantity, const Scenario extends string = never>(asked: {
  readonly after: string;
  readonly of: readonly Of[];
  /** Scenario with the rules of that time; the baseline unless said. */
  readonly scenario?: Scenario;
}): Reading<Of, Scenario>[] {
  const { after, of, scenario } = asked;
  return of.flatMap((name) =>
    known[name].flatMap(({ values, source }) => {
      const later = Object.entries(values).filter(([date]) => date > after);
      if (later.length === 0) return [];
      const details = { label: labels[name], values: Object.fromEntries(later), source };
      return [reading(name, scenario === undefined ? details : { ...details, scenario })];
    }),
  );
}
