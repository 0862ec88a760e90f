import { assumed, assumption, cite, lever } from '../../src/define/index.ts';
import { allocationSource } from './allocation.ts';

const dacMining = cite('Metis-Mining, scripts/deploy.js and contracts/Mining.sol (453a593)', {
  url: 'https://github.com/MetisProtocol/Metis-Mining',
  read: '2021-12-03',
  place: '0.0185 METIS a second from 2021-11-26 19:00 UTC',
});

/** Rules of the allocation of 2021: what the table leaves open, mining, and what is sold of what is unlocked. */
export const vestingParameters = {
  community: assumption({
    value: 'linear',
    options: {
      linear: 'day by day: 600,000 METIS in the first year, 300,000 in the second',
      yearly: 'at once at the end of each of the two years',
      withheld: 'nothing is released before the development fund exists; then it joins the grants budget',
    },
    means: 'how the row of community development was released, which has no schedule',
    source: {
      ...allocationSource,
      place:
        'protocols/metis.ts: ad hoc, 6 points in year 1 and 3 in year 2; linear is the adapter’s own guess',
    },
  }),
  mining: lever({
    value: 'asHappened',
    options: {
      asHappened:
        'mining of DACs from November 2021, and the rest becomes the development fund on 2023-12-20',
      table:
        '1,486,000 METIS in the first year and the rest evenly over nine: the table of 2021 read as a schedule',
      even: 'the whole row evenly over ten years: the promise of the roadmap of 2021',
    },
    means: 'how the mining row leaves the allocation; matters to runs that begin before 2023-12-20 only',
    source: allocationSource,
  }),
  minedPerDay: assumption({
    value: 1_598.4,
    unit: 'METIS/day',
    between: [0, 10_000],
    means: 'METIS paid to members of DACs a day while their mining lasts',
    source: dacMining,
  }),
  minedFrom: assumption({
    value: 198,
    unit: 'days',
    between: [0, 3_650],
    means: 'days from the launch to the first day of mining by DACs, 2021-11-26',
    source: dacMining,
  }),
  minedInAll: assumption({
    value: 170_000,
    unit: 'METIS',
    between: [0, 1_300_000],
    means: 'METIS that mining by DACs pays in all',
    source: assumed(
      'about 5.4 million had been minted before the 4.6 million of December 2023, and the other rows hold 5.23 million; at the pace of the contract mining would have paid 1.2 million by then',
      'low',
    ),
  }),
  fundForRewards: lever({
    value: 3_000_000,
    unit: 'METIS',
    between: [0, 4_770_000],
    means:
      'part of the development fund meant for sequencer rewards when it is created; the rest is for grants',
    source: cite('Metis documentation, Andromeda benefits (8e780bd)', {
      url: 'https://github.com/MetisProtocol/docs',
      place: 'content/docs/andromeda/dapp/benefits/index.mdx: 3,000,000 and 1,600,000',
    }),
  }),
  sales: assumption({
    value: 'off',
    options: {
      off: 'unlocked METIS join the market’s inventory without being sold into the price',
      share: 'a share of what is unlocked on a day is sold on that day and weighs on the price',
    },
    means: 'whether unlocked METIS are sold at once',
    source: assumed(
      'no sales of team or investors are published, and a price process fitted on market prices contains what was sold',
      'low',
    ),
  }),
  soldAtOnce: assumption({
    value: 0.33,
    unit: 'share',
    between: [0, 1],
    means: 'share of what is unlocked on a day that is sold on that day; matters with `sales` on only',
    source: cite('Messias, Yaish, Livshits: airdrops, arXiv 2312.02752', {
      url: 'https://arxiv.org/abs/2312.02752',
      place: 'up to 66 % of tokens sold quickly in nine airdrops; half of that taken here',
    }),
  }),
} as const;
