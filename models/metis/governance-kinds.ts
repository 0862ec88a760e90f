/** Who gains from a proposal beside its effect on everybody. */
export const beneficiaries = { nobody: 0, stakers: 1, operators: 2, whales: 3 } as const;

/**
 * A kind of proposal. `soon` and `later` are its effects on the worth of METIS for everybody, in units of
 * `governance.effectSize`; `gain` is what its beneficiaries gain for themselves, in units of `governance.privateGain`.
 * Useful is what adds worth in the end: `soon` + `later` above zero.
 */
export interface ProposalKind {
  readonly means: string;
  readonly soon: number;
  readonly later: number;
  readonly benefits: number;
  readonly gain: number;
}

/**
 * Kinds of proposals by name. The effects are assumptions of sign and rough size: none was ever measured. What a kind changes
 * inside a run stands in governance-actions.ts.
 */
export const proposalKinds = {
  cutRewards: {
    means: 'a lower target reward rate: stakers earn less now, the budget lasts longer',
    soon: -0.5,
    later: 2,
    benefits: beneficiaries.stakers,
    gain: -0.5,
  },
  raiseRewards: {
    means: 'a higher target reward rate: stakers earn more now, the budget is spent sooner',
    soon: 0.5,
    later: -2,
    benefits: beneficiaries.stakers,
    gain: 1,
  },
  shareFees: {
    means: 'a share of gas fees for sequencers',
    soon: 0,
    later: 1,
    benefits: beneficiaries.operators,
    gain: 1,
  },
  raiseMaximumLock: {
    means: 'a larger maximum bond: large owners can hold more of the pool',
    soon: 0,
    later: -1.5,
    benefits: beneficiaries.whales,
    gain: 1,
  },
  shortenWindow: {
    means: 'a shorter withdrawal window',
    soon: 1,
    later: 0,
    benefits: beneficiaries.nobody,
    gain: 0,
  },
  releaseReserve: {
    means: 'release of the reserve for all its uses',
    soon: -0.5,
    later: 1.5,
    benefits: beneficiaries.nobody,
    gain: 0,
  },
  payLargeHolders: {
    means: 'a payment to large holders at the cost of all others; it changes no lever of this model',
    soon: -1,
    later: -1,
    benefits: beneficiaries.whales,
    gain: 1,
  },
} as const satisfies Readonly<Record<string, ProposalKind>>;

/** The kinds in the order of the population `proposalKinds`. */
export const kindList: readonly ProposalKind[] = Object.values(proposalKinds);

/** Names of the kinds in the same order. */
export const kindNames: readonly string[] = Object.keys(proposalKinds);

/** Places of the useful kinds in the list, and of the harmful ones. */
export const usefulKinds = placesWhere((kind) => kind.soon + kind.later > 0);
export const harmfulKinds = placesWhere((kind) => kind.soon + kind.later <= 0);

function placesWhere(holds: (kind: ProposalKind) => boolean): Int32Array {
  return Int32Array.from(kindList.flatMap((kind, k) => (holds(kind) ? [k] : [])));
}

/** True for a kind that takes worth from METIS in the end. */
export function isHarmful(k: number): boolean {
  return kindList[k].soon + kindList[k].later <= 0;
}

/** The kind of a proposal that one draw picks: harmful with the given chance, and within its class each as probable. */
export function kindOf(luck: number, harmfulShare: number): number {
  if (luck < harmfulShare) return harmfulKinds[Math.floor((luck / harmfulShare) * harmfulKinds.length)];
  return usefulKinds[Math.floor(((luck - harmfulShare) / (1 - harmfulShare)) * usefulKinds.length)];
}
