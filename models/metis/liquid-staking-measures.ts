import { METIS_GRID, sum } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { bonded, valueOfPool } from './liquid-staking-actions.ts';
import type { Holdings, Seats } from './liquid-staking-actions.ts';

/** What the measures of liquid staking look at. */
interface View extends Seats, Holdings {
  readonly exchangeRate: ReadonlyColumn;
  readonly liquidYield: ReadonlyColumn;
  readonly redemptionWait: ReadonlyColumn;
}
interface Context {
  readonly economy: View;
  readonly own: { readonly outside: ReadonlyColumn };
}

function overProtocols(of: (p: number, economy: View) => number, economy: View): number {
  let total = 0;
  for (let p = 0; p < economy.exchangeRate.length; p++) total += of(p, economy);
  return total;
}

/** A measure of one protocol; 0 where there is no such protocol. */
function ofProtocol(p: number, unit: string, means: string, of: (p: number, economy: View) => number) {
  const which = p === 0 ? 'the first protocol' : 'the second protocol';
  return {
    unit,
    means: `${means} of ${which}`,
    of: ({ economy }: Context): number => (p < economy.exchangeRate.length ? of(p, economy) : 0),
  };
}

const rateOf = (p: number, economy: View): number => economy.exchangeRate[p];
const yieldOf = (p: number, economy: View): number => economy.liquidYield[p];
const waitOf = (p: number, economy: View): number => economy.redemptionWait[p];
// All claims outstanding, less those that can be collected.
const queueOf = (p: number, economy: View): number => -economy.ticketsOwed[p] - economy.redemptionFund[p];
const idleOf = (p: number, economy: View): number => {
  const locked = bonded(p, economy);
  return 1 - locked / Math.max(valueOfPool(p, economy), locked, METIS_GRID);
};
const shareOfLocked = (p: number, economy: View): number =>
  bonded(p, economy) / Math.max(sum(economy.bond), METIS_GRID);

/** Measures of liquid staking: of all protocols together, and of the first two alone. */
export const liquidStakingMeasures = {
  deposits: {
    unit: 'METIS',
    means: 'METIS behind all claims on liquid staking',
    of: ({ economy }: Context) => overProtocols(valueOfPool, economy),
  },
  netYield: {
    unit: '1/year',
    means: 'realised net yield of a share: mean of the protocols by what they hold',
    of: ({ economy }: Context) => {
      const weighted = overProtocols((p) => economy.liquidYield[p] * valueOfPool(p, economy), economy);
      return weighted / Math.max(overProtocols(valueOfPool, economy), METIS_GRID);
    },
  },
  lockedShare: {
    unit: 'share',
    means: 'share of all locked METIS that is bonded by liquid staking',
    of: ({ economy }: Context) => overProtocols(shareOfLocked, economy),
  },
  idleShare: {
    unit: 'share',
    means:
      'share of deposits that is not bonded: on the bridge, above the limits of the seats, or on its way back',
    of: ({ economy }: Context) => {
      const locked = overProtocols(bonded, economy);
      return 1 - locked / Math.max(overProtocols(valueOfPool, economy), locked, METIS_GRID);
    },
  },
  queue: {
    unit: 'METIS',
    means: 'redemptions asked for and not yet funded',
    of: ({ economy }: Context) => overProtocols(queueOf, economy),
  },
  outsideVaults: {
    unit: 'METIS',
    means: 'claims on vault pairs that lie outside their vault and earn nothing from the seats',
    of: ({ own }: Context) => sum(own.outside),
  },
  rateFirst: ofProtocol(0, 'METIS/LST share', 'METIS behind one share', rateOf),
  rateSecond: ofProtocol(1, 'METIS/LST share', 'METIS behind one share', rateOf),
  yieldFirst: ofProtocol(0, '1/year', 'realised net yield of a share', yieldOf),
  yieldSecond: ofProtocol(1, '1/year', 'realised net yield of a share', yieldOf),
  depositsFirst: ofProtocol(0, 'METIS', 'METIS behind all claims', valueOfPool),
  depositsSecond: ofProtocol(1, 'METIS', 'METIS behind all claims', valueOfPool),
  idleFirst: ofProtocol(0, 'share', 'share of deposits that is not bonded', idleOf),
  idleSecond: ofProtocol(1, 'share', 'share of deposits that is not bonded', idleOf),
  lockedFirst: ofProtocol(0, 'share', 'share of all locked METIS', shareOfLocked),
  lockedSecond: ofProtocol(1, 'share', 'share of all locked METIS', shareOfLocked),
  queueFirst: ofProtocol(0, 'METIS', 'redemptions not yet funded', queueOf),
  queueSecond: ofProtocol(1, 'METIS', 'redemptions not yet funded', queueOf),
  waitFirst: ofProtocol(0, 'days', 'expected wait of a redemption', waitOf),
  waitSecond: ofProtocol(1, 'days', 'expected wait of a redemption', waitOf),
};
