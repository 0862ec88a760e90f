import { assumed, assumption, cite, level, lever, METIS_GRID, stock } from '../../src/define/index.ts';
import { exp, floorToGrid } from '../../src/numeric/index.ts';
import { gasInDollars } from '../arithmetic/data-cost.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { mechanism } from './economy.ts';

const ziren = (place: string) =>
  cite('Ziren documentation', { url: 'https://github.com/ProjectZKM/Ziren', place });
const notFound = 'no figure of its use and no flow of its revenue to METIS was found';

/** Proofs of ZKM, verified on Ethereum for an amount of gas each. Who pays for them, and whether METIS is bought for it, are switches. */
export const zkm = mechanism({
  name: 'zkm',
  purpose:
    'Customers of ZKM have proofs verified on Ethereum and pay for them; METIS sees nothing of it unless a lever says so.',
  parameters: {
    proofsPerDay: assumption({
      value: 24,
      unit: 'proofs/day',
      between: [0, 1_000_000],
      means: 'median of the proofs verified on Ethereum a day',
      source: assumed(`one an hour; ${notFound}`, 'low'),
    }),
    spread: assumption({
      value: 0.5,
      unit: '1',
      between: [0, 2],
      means: 'long-run standard deviation of the logarithm of proofs per day; 0 turns it off',
      source: assumed('as Andromeda’s users', 'low'),
    }),
    halfLife: assumption({
      value: 60,
      unit: 'days',
      between: [1, 3_650],
      means: 'days in which half of a deviation from the median disappears',
      source: assumed('as Andromeda’s users', 'low'),
    }),
    proofSystem: assumption({
      value: 'groth16',
      options: {
        groth16: 'small proofs, cheap to verify',
        plonk: 'no ceremony of its own, dearer to verify',
      },
      means: 'which proofs are verified',
      source: ziren('docs/src/introduction/quickstart.md'),
    }),
    groth16Gas: assumption({
      value: 209_948,
      unit: 'gas/proof',
      between: [0, 10_000_000],
      means: 'gas to verify a Groth16 proof on Ethereum',
      source: ziren('docs/src/introduction/quickstart.md'),
    }),
    plonkGas: assumption({
      value: 282_132,
      unit: 'gas/proof',
      between: [0, 10_000_000],
      means: 'gas to verify a PLONK proof on Ethereum',
      source: ziren('docs/src/introduction/quickstart.md'),
    }),
    payer: lever({
      value: 'customers',
      options: { customers: 'customers pay for verification', metis: 'Metis pays for it out of its margin' },
      means: 'on whose account proofs are verified',
      source: assumed(notFound, 'medium'),
    }),
    revenuePerProof: assumption({
      value: 1,
      unit: 'USD/proof',
      between: [0, 10_000],
      means: 'revenue of ZKM from a proof beyond the cost of its verification',
      source: assumed(`proving costs seconds of a server; ${notFound}`, 'low'),
    }),
    metisShare: lever({
      value: 0,
      unit: 'share',
      between: [0, 1],
      means: 'share of ZKM’s revenue spent on METIS and kept',
      source: assumed(notFound, 'high'),
    }),
  },
  reads: ['price', 'gasPrice', 'etherPrice'],
  writes: ['proofCost', 'market', 'bought'],
  own: {
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    deviation: level('log', { means: 'logarithm of today’s proofs over their median' }),
    proofs: level('proofs/day', { means: 'proofs verified today' }),
    verification: level('USD/day', { means: 'cost of verifying today’s proofs on Ethereum' }),
    treasury: stock('METIS', { means: 'METIS bought with ZKM’s revenue' }),
  },
  draws: ['activity'],
  start({ own, parameters }) {
    own.kept = keptAfterDay(parameters.halfLife);
  },
  step({ economy, own, parameters, random, day }) {
    const luck = random.activity.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.spread, luck);
    own.proofs = parameters.proofsPerDay * exp(own.deviation);
    const gas =
      own.proofs * (parameters.proofSystem === 'groth16' ? parameters.groth16Gas : parameters.plonkGas);
    own.verification = gasInDollars(gas, economy.gasPrice, economy.etherPrice);
    if (parameters.payer === 'metis') economy.proofCost += own.verification;

    const spent = own.proofs * parameters.revenuePerProof * parameters.metisShare;
    const amount = floorToGrid(Math.min(spent / economy.price, economy.market), METIS_GRID);
    economy.market -= amount;
    own.treasury += amount;
    economy.bought += amount;
  },
  measures: {
    proofs: { unit: 'proofs/day', means: 'proofs verified today', of: ({ own }) => own.proofs },
    verification: {
      unit: 'USD/day',
      means: 'cost of verifying today’s proofs on Ethereum, whoever pays',
      of: ({ own }) => own.verification,
    },
    treasury: {
      unit: 'METIS',
      means: 'METIS bought with ZKM’s revenue so far',
      of: ({ own }) => own.treasury,
    },
  },
});
