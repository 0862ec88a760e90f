import { level } from '../../src/define/index.ts';

/** What a proposal under decision is waiting for, as numbers in `governance.phase`. */
export const phases = { idle: 0, voting: 1, revote: 2, ecoNodes: 3, accepted: 4 } as const;

/** Voting rules as numbers in `governance.ruleInForce`. */
export const ruleNumbers = { optimistic: 0, token: 1, quadratic: 2, capped: 3, twoTier: 4 } as const;

const tally = {
  votesFor: level('votes', { means: 'votes for the last proposal' }),
  votesAgainst: level('votes', { means: 'votes against the last proposal' }),
  votesAbstaining: level('votes', { means: 'votes abstaining on the last proposal' }),
  votesForSmall: level('votes', { means: 'votes for the last proposal without large accounts' }),
  votesAgainstSmall: level('votes', { means: 'votes against the last proposal without large accounts' }),
  voters: level('1', { means: 'accounts that took part in the last vote' }),
  votersSmall: level('1', { means: 'accounts that took part in the last vote, without large ones' }),
  metisIn: level('METIS', { means: 'METIS of those who took part in the last vote' }),
  metisInSmall: level('METIS', { means: 'METIS of those who took part, without large accounts' }),
  metisAbstaining: level('METIS', { means: 'METIS of those who abstained in the last vote' }),
  metisAbstainingSmall: level('METIS', { means: 'METIS of those who abstained, without large accounts' }),
  metisOfAll: level('METIS', { means: 'METIS that could have taken part in the last vote' }),
  bribeVotes: level('votes', {
    means: 'votes against the last proposal, by what each costs',
    per: 'bribeClasses',
  }),
  bribeCost: level('USD', {
    means: 'what those votes would cost together, later a vote each',
    per: 'bribeClasses',
  }),
  membership: level('1', {
    means: 'the draw of each holder that decides whether and in which Commons it is; only under two tiers',
    per: 'holders',
  }),
  luck: level('1', { means: 'the draw of each holder in the vote of the day', per: 'holders' }),
};

const progress = {
  phase: level('phase', { means: 'what the proposal under decision waits for (see `phases`); 0 none' }),
  kind: level('kind', { means: 'kind of the proposal under decision (see `proposalKinds`)' }),
  ruleInForce: level('rule', { means: 'rule under which the proposal was opened (see `ruleNumbers`)' }),
  openedOn: level('day', { means: 'day on which the proposal under decision was opened' }),
  dueOn: level('day', { means: 'day on which the next step of the proposal is due' }),
  waiting: level('1', { means: 'proposals that wait until the one under decision is done' }),
  decisions: level('1', { means: 'votes decided since the start' }),
  daysToDecide: level('days', { means: 'days from opening to decision, of all votes decided' }),
  byLargeAccounts: level('1', {
    means: 'votes that would have ended otherwise without large accounts, since the start',
  }),
  bought: level('1', { means: 'votes turned by bribes since the start' }),
  lastBribeCost: level('USD', { means: 'least cost of turning the last vote by buying votes' }),
  put: level('1', { means: 'proposals decided, by kind', per: 'proposalKinds' }),
  passed: level('1', { means: 'proposals passed, by kind', per: 'proposalKinds' }),
};

const tiers = {
  reputation: level('1', { means: 'reputation of each Eco Node', per: 'ecoNodes' }),
  honest: level('flag', { means: '1 where an Eco Node votes for the good of all', per: 'ecoNodes' }),
  seated: level('flag', { means: '1 where the seat of an Eco Node is taken', per: 'ecoNodes' }),
  ecoApproves: level('flag', {
    means: '1 where an Eco Node approved the last proposal, or its delegators’ votes',
    per: 'ecoNodes',
  }),
  delegatedTo: level('votes', {
    means: 'votes delegated to each Eco Node in the last vote',
    per: 'ecoNodes',
  }),
  promotions: level('1', { means: 'Commons that took a seat among Eco Nodes, since the start' }),
  dismissals: level('1', { means: 'Eco Nodes that lost their seat, since the start' }),
  commonsFor: level('METIS', { means: 'pooled for the last proposal', per: 'commons' }),
  commonsAgainst: level('METIS', { means: 'pooled against the last proposal', per: 'commons' }),
  commonsForSmall: level('METIS', { means: 'pooled for it without large accounts', per: 'commons' }),
  commonsAgainstSmall: level('METIS', { means: 'pooled against it without large accounts', per: 'commons' }),
  commonsPooled: level('METIS', { means: 'METIS pooled in each Commons', per: 'commons' }),
  commonsRecord: level('1', { means: 'right votes of each Commons less wrong ones', per: 'commons' }),
};

const power = {
  largeMetis: level('METIS', { means: 'METIS of the largest voters', per: 'largeVoters' }),
  largeHolder: level('holder', { means: 'who the largest voters are', per: 'largeVoters' }),
  largeVotes: level('votes', { means: 'votes of the largest voters', per: 'largeVoters' }),
  largeCommons: level('commons', {
    means: 'Commons of the largest voters; below 0 none',
    per: 'largeVoters',
  }),
  largePower: level('share', {
    means: 'Shapley–Shubik power of the largest voters under the rule in force',
    per: 'largeVoters',
  }),
  largeBanzhaf: level('share', {
    means: 'Banzhaf measure of the largest voters under the rule in force',
    per: 'largeVoters',
  }),
  largeTime: level('1', { means: 'arrival of the largest voters in an order', per: 'largeVoters' }),
  commonsOcean: level('METIS', { means: 'pooled by small members', per: 'commons' }),
  commonsWeight: level('votes', { means: 'weight of each Commons', per: 'commons' }),
  commonsTime: level('1', { means: 'when each Commons passes in an order', per: 'commons' }),
  commonsPivot: level('1', { means: 'who made it pass in an order', per: 'commons' }),
  ecoTime: level('1', { means: 'arrival of Eco Nodes in an order', per: 'ecoNodes' }),
  metisHeld: level('METIS', { means: 'METIS of all who could vote when power was last measured' }),
  ecoPower: level('share', { means: 'power of Eco Nodes together under the rule in force' }),
};

const elections = {
  electionDue: level('day', { means: 'day on which an election ends; 0 none', per: 'sequencers' }),
  electionVoters: level('1', { means: 'accounts that took part in the last election' }),
  electionMetis: level('METIS', { means: 'METIS that took part in the last election' }),
  electionsHeld: level('1', { means: 'elections of owners of seats, since the start' }),
  electionsWon: level('1', { means: 'elections won, since the start' }),
};

/** What governance remembers. */
export const governanceState = { ...progress, ...tally, ...tiers, ...power, ...elections };
