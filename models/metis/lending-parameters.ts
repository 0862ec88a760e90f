import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const aave = cite('Aave V3 contracts', {
  url: 'https://github.com/aave/aave-v3-core',
  place: 'LiquidationLogic',
});
const volatile = cite('Aave V3 on BNB Chain, volatile assets', {
  url: 'https://governance.aave.com/t/12609',
  place: 'post 15',
});
const rates = cite('Aave V3 on BNB Chain, interest of volatile assets', {
  url: 'https://governance.aave.com/t/12609',
  place: 'post 15: optimal utilisation 45 %, base 0 %, first slope 7 %',
});

/** Parameters of the lending market. */
export const lendingParameters = {
  behaviour: assumption({
    value: 'on',
    options: {
      on: 'borrowers loop while it pays and repay when it does not',
      off: 'borrowers leave their loans as they are; liquidations go on',
    },
    means: 'whether borrowers decide',
    source: assumed('a switch: shows what decisions of borrowers contribute', 'high'),
  }),
  borrowerFunds: assumption({
    value: 3_000,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'own funds of all borrowers together on the first day, in shares of liquid staking',
    source: assumed(
      'liquid staking held 0.2 to 0.7 million USD in 2026, down from 13 million in 2024, when more than 3 million USD of artMETIS were supplied for loops; about a twentieth of what is left',
      'low',
    ),
  }),
  outsideSupply: assumption({
    value: 10_000,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS supplied on the first day by lenders other than the holders of the model',
    source: assumed('enough that a third of it is lent on the first day', 'low'),
  }),
  maxLoanToValue: lever({
    value: 0.7,
    unit: 'share',
    between: [0, 0.95],
    means: 'largest debt as a share of the collateral when borrowing',
    source: assumed('between 70 and 90 % in leverage staking (arXiv 2401.08610); the lowest taken', 'low'),
  }),
  threshold: lever({
    value: 0.75,
    unit: 'share',
    between: [0.01, 0.99],
    means: 'debt as a share of the collateral above which a loan is liquidated',
    source: assumed('five points above the largest loan, as usual', 'low'),
  }),
  caution: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means:
      'smallest loan that a borrower aims at, as a share of the largest possible; aims are uniform between',
    source: assumed('442 leveraged positions on Ethereum had all loans up to the largest', 'low'),
  }),
  closeFactor: lever({
    value: 0.5,
    unit: 'share',
    between: [0.01, 1],
    means: 'share of a debt that a liquidation repays',
    source: aave,
  }),
  closeAllBelow: lever({
    value: 0.95,
    unit: '1',
    between: [0, 1],
    means: 'health below which a liquidation repays the whole debt',
    source: aave,
  }),
  bonus: lever({
    value: 0.1,
    unit: 'share',
    between: [0, 0.5],
    means: 'collateral that a liquidator gets beyond what it repays',
    source: volatile,
  }),
  feed: lever({
    value: 'market',
    options: {
      market: 'collateral is valued at the price of its pool',
      redemption: 'collateral is valued at the METIS behind it, whatever the pool says',
    },
    means: 'price that decides about liquidations',
    source: assumed('both kinds of feed are in use', 'medium'),
  }),
  liquidators: assumption({
    value: 'whenItPays',
    options: {
      whenItPays: 'nobody liquidates where the pool pays less for the collateral than the liquidator repays',
      always: 'unhealthy loans are sold into the pool at any price',
    },
    means: 'whether liquidations wait for a price that pays',
    source: assumed(
      'liquidators are free to wait; account by account sales into a thin pool happened on 24 April 2024',
      'medium',
    ),
  }),
  reserveShare: lever({
    value: 0.2,
    unit: 'share',
    between: [0, 1],
    means: 'share of interest kept as a reserve against bad debt',
    source: volatile,
  }),
  base: lever({
    value: 0,
    unit: '1/year',
    between: [0, 1],
    means: 'interest when nothing is lent',
    source: rates,
  }),
  slope1: lever({
    value: 0.07,
    unit: '1/year',
    between: [0, 2],
    means: 'interest added up to the optimal utilisation',
    source: rates,
  }),
  slope2: lever({
    value: 3,
    unit: '1/year',
    between: [0, 10],
    means: 'interest added from the optimal to full utilisation',
    source: assumed('usual for volatile assets on Aave', 'medium'),
  }),
  optimal: lever({
    value: 0.45,
    unit: 'share',
    between: [0.01, 0.99],
    means: 'utilisation at which the interest has its kink',
    source: rates,
  }),
  margin: assumption({
    value: 0.01,
    unit: '1/year',
    between: [0, 1],
    means: 'yield above the interest from which a borrower loops',
    source: assumed('pays for the work and the risk; nobody has measured it', 'low'),
  }),
  reviewDays: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days between decisions of a borrower',
    source: assumed('nobody has measured it; a month', 'low'),
  }),
  exitMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days over which cash is kept for exits that could not be paid',
    source: assumed('holders come back at their next review, about a month later', 'medium'),
  }),
  yieldMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days over which lenders perceive the growth of their share',
    source: assumed('as for liquid staking', 'low'),
  }),
};
