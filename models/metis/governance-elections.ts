import { normalCdf } from '../../src/numeric/index.ts';
import { isApproved } from '../arithmetic/voting-rules.ts';
import { votingMetis } from './governance-electorate.ts';
import type { Balances } from './governance-electorate.ts';
import type { Stream } from '../../src/random/index.ts';

/** Seats and who may lock METIS for them. */
export interface ElectionBoard extends Balances {
  readonly electionAsked: { readonly [seat: number]: number };
  readonly whitelisted: Float64Array;
}

/** Rules of elections. */
export interface ElectionRules {
  readonly votingDays: number;
  readonly approval: number;
  readonly operatorQuorum: number;
  readonly protocolQuorum: number;
  readonly electionWallets: number;
  readonly electionTurnout: number;
  readonly candidateMerit: number;
  readonly votingBalance: string;
  readonly leastBalance: number;
}

/** Elections under way, and what a vote needs. */
export interface ElectionState {
  readonly electionDue: Float64Array;
  readonly luck: Float64Array;
  electionVoters: number;
  electionMetis: number;
  electionsHeld: number;
  electionsWon: number;
}

/** Opens an election for each seat whose owner asks for one and is not on the whitelist; closes those that end today. */
export function holdElections(
  day: number,
  economy: ElectionBoard,
  own: ElectionState,
  p: ElectionRules,
  random: { readonly election: Stream; readonly merit: Stream },
): void {
  let counted = false;
  for (let s = 0; s < own.electionDue.length; s++) {
    const asks = economy.electionAsked[s] > 0 && economy.whitelisted[s] === 0;
    if (own.electionDue[s] === 0) {
      if (asks) own.electionDue[s] = day + Math.max(1, Math.floor(p.votingDays));
      continue;
    }
    if (own.electionDue[s] > day) continue;
    if (!counted) countTurnout(day, economy, own, p, random.election);
    counted = true;
    const merit = p.candidateMerit + random.merit.normal(s, day);
    const isProtocol = economy.seatProtocol[s] >= 0;
    const elected = isElected(normalCdf(merit), isProtocol ? p.protocolQuorum : p.operatorQuorum, own, p);
    own.electionDue[s] = 0;
    own.electionsHeld += 1;
    if (!elected) continue;
    economy.whitelisted[s] = 1;
    own.electionsWon += 1;
  }
}

/** True when quorum, wallets and approval are all reached; `share` of the METIS that take part are for the candidate. */
export function isElected(
  share: number,
  quorum: number,
  turnout: { readonly electionVoters: number; readonly electionMetis: number },
  p: Pick<ElectionRules, 'electionWallets' | 'approval'>,
): boolean {
  const enough = turnout.electionMetis >= quorum && turnout.electionVoters >= p.electionWallets;
  return enough && isApproved(share * turnout.electionMetis, (1 - share) * turnout.electionMetis, p.approval);
}

function countTurnout(
  day: number,
  economy: Balances,
  own: ElectionState,
  p: ElectionRules,
  election: Stream,
): void {
  election.fillUniform(own.luck, day);
  own.electionVoters = 0;
  own.electionMetis = 0;
  for (let h = 0; h < own.luck.length; h++) {
    if (own.luck[h] >= p.electionTurnout) continue;
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis <= 0 || metis < p.leastBalance) continue;
    own.electionVoters += 1;
    own.electionMetis += metis;
  }
}
