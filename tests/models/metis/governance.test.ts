import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import {
  harmfulKinds,
  kindNames,
  kindOf,
  proposalKinds,
  usefulKinds,
} from '../../../models/metis/governance-kinds.ts';
import { isElected } from '../../../models/metis/governance-elections.ts';
import { differing, last, small } from '../../laws/small-economy.ts';
import { vote } from './governance-model.ts';

const state = (simulation: ReturnType<typeof vote>, name: string): number => {
  const own =
    simulation.world.running.find(({ mechanism }) => mechanism.name === 'governance')?.context.own ?? {};
  const value = own[name];
  return typeof value === 'number' ? value : NaN;
};
const level = (simulation: ReturnType<typeof vote>, name: string): number => {
  const value = simulation.world.board[name];
  return typeof value === 'number' ? value : NaN;
};
const observed = ['governance.decisions', 'governance.harmfulPassRate', 'turnout'];
const result = (
  balances: readonly number[],
  parameters: Record<string, number | string>,
  spec: Parameters<typeof vote>[2] = {},
) => vote(balances, parameters, { ...spec, observe: [...observed, ...(spec.observe ?? [])] });
const passed = (balances: readonly number[], parameters: Record<string, number | string>): boolean => {
  const run = result(balances, { 'governance.proposalKind': 'payLargeHolders', ...parameters });
  expect(last(run, 'governance.decisions')).toBe(1);
  return last(run, 'governance.harmfulPassRate') === 1;
};
const crowd = Array<number>(100).fill(100);

test('kinds are useful or harmful by what they add in the end, and one draw picks each with its chance', () => {
  expect(Array.from(harmfulKinds, (k) => kindNames[k])).toEqual([
    'raiseRewards',
    'raiseMaximumLock',
    'payLargeHolders',
  ]);
  expect(usefulKinds.length + harmfulKinds.length).toBe(Object.keys(proposalKinds).length);
  expect(Array.from({ length: 6 }, (_, i) => kindOf((i + 0.5) / 6, 0.5))).toEqual([1, 3, 6, 0, 4, 5]);
  expect(kindOf(0.99, 0)).toBe(5);
  expect(kindOf(0.999, 1)).toBe(6);
});

test('a payment to large holders passes by token votes when they hold four fifths, and fails just below', () => {
  expect(passed([...crowd, 40_000], { 'governance.rule': 'token' })).toBe(true);
  expect(passed([...crowd, 39_999], { 'governance.rule': 'token' })).toBe(false);
});

test('quadratic votes, caps and Commons keep the same large holder from it', () => {
  const voters = [...crowd, 90_000];
  expect(passed(voters, { 'governance.rule': 'token' })).toBe(true);
  expect(passed(voters, { 'governance.rule': 'quadratic' })).toBe(false);
  expect(passed(voters, { 'governance.rule': 'capped' })).toBe(false);
  expect(passed(voters, { 'governance.rule': 'twoTier', 'governance.commonsMembers': 1 })).toBe(false);
});

test('with many accounts a large holder gets past quadratic votes and caps', () => {
  const voters = [...crowd, 90_000];
  expect(passed(voters, { 'governance.rule': 'quadratic', 'governance.sybils': 1_000 })).toBe(true);
  expect(passed(voters, { 'governance.rule': 'capped', 'governance.sybils': 1_000 })).toBe(true);
});

test('the optimistic rule lets exactly 5,000 METIS against pass, and no more', () => {
  expect(passed([4_000, 1_000, 30_000], { 'governance.rule': 'optimistic' })).toBe(true);
  expect(passed([4_000, 1_000 + 2 ** -28, 30_000], { 'governance.rule': 'optimistic' })).toBe(false);
});

test('under the optimistic rule a proposal passes where nobody votes; under the others it does not', () => {
  const nobody = { 'governance.turnout': 0, 'governance.whaleTurnout': 0 };
  expect(passed(crowd, { 'governance.rule': 'optimistic', ...nobody })).toBe(true);
  expect(passed([0], { 'governance.rule': 'optimistic' })).toBe(true);
  for (const rule of ['token', 'quadratic', 'capped', 'twoTier']) {
    expect(passed(crowd, { 'governance.rule': rule, ...nobody, 'governance.commonsMembers': 0 }), rule).toBe(
      false,
    );
    expect(passed([0], { 'governance.rule': rule }), rule).toBe(false);
  }
});

test('a quorum of METIS or of wallets that is missed by one defeats what all approve', () => {
  const all = { 'governance.rule': 'token', 'governance.proposalKind': 'shortenWindow' };
  const useful = (extra: Record<string, number>): number =>
    last(
      vote(crowd, { ...all, ...extra }, { observe: ['governance.usefulPassRate'] }),
      'governance.usefulPassRate',
    );
  expect(useful({ 'governance.quorum': 10_000, 'governance.wallets': 100 })).toBe(1);
  expect(useful({ 'governance.quorum': 10_001, 'governance.wallets': 100 })).toBe(0);
  expect(useful({ 'governance.quorum': 10_000, 'governance.wallets': 101 })).toBe(0);
});

test('abstentions reach the quorum only where they count, and never the approval', () => {
  const abstaining = {
    'governance.rule': 'token',
    'governance.proposalKind': 'shortenWindow',
    'governance.indifference': 0.5,
    'governance.quorum': 10_000,
  };
  const run = result(crowd, abstaining, { observe: ['governance.usefulPassRate', 'governance.voters'] });
  expect(last(run, 'turnout')).toBe(1);
  expect(last(run, 'governance.voters')).toBe(100);
  expect(last(run, 'governance.usefulPassRate')).toBe(0);
});

test('a quorum that only abstentions reach is reached only where they count', () => {
  const voters = [...crowd, 40_000];
  const rule = {
    'governance.rule': 'token',
    'governance.indifference': 0.08,
    'governance.privateGain': 0.5,
    'governance.quorum': 45_000,
  };
  expect(passed(voters, { ...rule, 'governance.abstentions': 'count' })).toBe(true);
  expect(passed(voters, { ...rule, 'governance.abstentions': 'ignored' })).toBe(false);
  expect(passed(voters, { ...rule, 'governance.abstentions': 'ignored', 'governance.quorum': 40_000 })).toBe(
    true,
  );
});

test('a holder split in two has as many token votes, and √2 times as many quadratic ones', () => {
  const votes = (rule: string, balances: readonly number[]): number =>
    state(
      vote(balances, { 'governance.rule': rule, 'governance.proposalKind': 'shortenWindow' }),
      'votesFor',
    );
  expect(votes('token', [800])).toBe(votes('token', [400, 400]));
  expect(votes('quadratic', [400, 400]) / votes('quadratic', [800])).toBeCloseTo(Math.SQRT2, 14);
});

test('permuting the voters changes no count where everybody takes part', () => {
  const balances = [5, 17, 30_000, 400, 12_000, 2 ** -5];
  const counts = (list: readonly number[]): unknown => {
    const run = result(list, { 'governance.rule': 'token', 'governance.proposalKind': 'payLargeHolders' });
    return ['votesFor', 'votesAgainst', 'voters', 'metisOfAll'].map((name) => state(run, name));
  };
  expect(counts([...balances].reverse())).toEqual(counts(balances));
  expect(counts([...balances, 2 ** -7])).toEqual(counts(balances));
});

test('a thousand times the METIS is a thousand times the votes, and the same power under token votes', () => {
  const balances = [3, 5, 7, 9];
  const power = (scale: number) => {
    const run = result(
      balances.map((each) => scale * each),
      { 'governance.rule': 'token', 'governance.whaleSize': 0, 'governance.leastBalance': 0 },
      { observe: ['whaleCapture'] },
    );
    return [state(run, 'votesFor') + state(run, 'votesAgainst'), last(run, 'whaleCapture')];
  };
  const [votes = 0, capture] = power(1);
  expect(power(1_000)).toEqual([1_000 * votes, expect.closeTo(capture ?? NaN, 12)]);
});

test('an accepted change is in force from the day of its execution, and a rejected one never', () => {
  const days = (against: number): Float64Array =>
    vote(
      [4_000, against],
      {
        'governance.rule': 'optimistic',
        'governance.proposalKind': 'raiseRewards',
        'governance.executionDays': 7,
        'governance.raiseTo': 0.3,
      },
      { days: 100, observe: ['decidedRewardRate'] },
    ).series['decidedRewardRate'] ?? new Float64Array();
  // Proposed on day 73, counted on day 78, executed on day 85. Series begin with day 0.
  const accepted = days(0);
  expect([accepted[84], accepted[85], accepted[100]]).toEqual([-1, 0.3, 0.3]);
  const rejected = days(9_000);
  expect(rejected.every((rate) => rate === -1)).toBe(true);
});

test('a passed cut of the rate moves the rate of the pool in the whole economy from the next day on', () => {
  const simulation = small({
    days: 60,
    observe: ['rewardRate', 'decidedRewardRate'],
    parameters: {
      'governance.proposals': 'calendar',
      'governance.proposalsPerYear': 12,
      'governance.proposalKind': 'cutRewards',
      'governance.turnout': 0,
      'governance.whaleTurnout': 0,
      'governance.operatorTurnout': 0,
      'governance.executionDays': 3,
    },
  });
  const decided = simulation.series['decidedRewardRate'] ?? [];
  const rate = simulation.series['rewardRate'] ?? [];
  // Proposed on day 30, counted on day 35, executed on day 38.
  expect([decided[37], decided[38]]).toEqual([-1, 0.1]);
  expect([rate[38], rate[39], rate[60]]).toEqual([0.2, 0.1, 0.1]);
});

test('each kind sets its lever, and a payment to large holders none', () => {
  const names = ['decidedRewardRate', 'decidedFeeShare', 'decidedMaximumLock', 'decidedWindow'];
  const set = (kind: string): unknown[] => {
    const run = vote([1], { 'governance.proposalKind': kind, 'governance.rule': 'optimistic' });
    const release = run.world.board['decidedRelease'];
    return [...names.map((name) => level(run, name)), typeof release === 'number' ? NaN : release?.[0]];
  };
  expect(set('cutRewards')).toEqual([0.1, -1, -1, -1, -1]);
  expect(set('raiseRewards')).toEqual([0.25, -1, -1, -1, -1]);
  expect(set('shareFees')).toEqual([-1, 0.5, -1, -1, -1]);
  expect(set('raiseMaximumLock')).toEqual([-1, -1, 200_000, -1, -1]);
  expect(set('shortenWindow')).toEqual([-1, -1, -1, 1, -1]);
  expect(set('releaseReserve')).toEqual([-1, -1, -1, -1, 1]);
  expect(set('payLargeHolders')).toEqual([-1, -1, -1, -1, -1]);
});

test('a defeated optimistic vote is repeated once with quorum and approval, and takes twice as long', () => {
  // A fifth is against and holds more than 5,000 METIS: defeated, then approved by 80 %.
  const voters = [80_000, 20_000 / 3, 20_000 / 3, 20_000 / 3].map((each) => Math.floor(each));
  const of = (revote: string) =>
    result(
      voters,
      {
        'governance.rule': 'optimistic',
        'governance.revote': revote,
        'governance.proposalKind': 'payLargeHolders',
      },
      { days: 90, observe: ['governance.timeToDecision'] },
    );
  expect(last(of('off'), 'governance.harmfulPassRate')).toBe(0);
  expect(last(of('once'), 'governance.harmfulPassRate')).toBe(1);
  expect(last(of('off'), 'governance.timeToDecision')).toBe(5);
  expect(last(of('once'), 'governance.timeToDecision')).toBe(10);
});

test('bribes turn a vote where the budget covers what those against would lose, and not a dollar below', () => {
  // 100 voters of 100 METIS lose 3 % at 8.401 dollars: 25.203 each. Against: 10,000 METIS, so 5,000 must stay away.
  const cost = 0.03 * 5_000 * 8.401;
  const budget = (dollars: number): boolean =>
    passed(crowd, { 'governance.rule': 'optimistic', 'governance.bribeBudget': dollars });
  const run = result(
    crowd,
    { 'governance.rule': 'optimistic', 'governance.proposalKind': 'payLargeHolders' },
    { observe: ['governance.briberyCost'] },
  );
  expect(last(run, 'governance.briberyCost')).toBeCloseTo(cost, 6);
  expect(budget(cost + 0.01)).toBe(true);
  expect(budget(cost - 0.01)).toBe(false);
  expect(budget(0)).toBe(false);
});

test('delegates bring the votes of those who do not vote', () => {
  const turnout = (delegated: number): number =>
    last(
      result(Array<number>(2_000).fill(10), { 'governance.turnout': 0.1, 'governance.delegated': delegated }),
      'turnout',
    );
  expect(turnout(0)).toBeLessThan(0.15);
  expect(turnout(0.5)).toBeGreaterThan(0.4);
  expect(turnout(1)).toBe(1);
});

test('turnout follows its chance: within three standard errors at 5,000 voters', () => {
  const run = result(
    Array<number>(5_000).fill(1),
    { 'governance.turnout': 0.01 },
    { observe: ['governance.voters'] },
  );
  const z = (last(run, 'governance.voters') - 50) / Math.sqrt(5_000 * 0.01 * 0.99);
  expect(Math.abs(z)).toBeLessThan(3);
});

test('operators vote with their bonds where they take part', () => {
  const against = (operators: number): number =>
    state(
      vote(
        [100],
        { 'governance.operatorTurnout': operators, 'governance.proposalKind': 'raiseRewards' },
        { bonds: [20_000, 30_000] },
      ),
      'votesAgainst',
    );
  expect(against(1) - against(0)).toBe(50_000);
});

test('punished Eco Nodes lose reputation and their seats, which Commons with a good record take', () => {
  const run = result(
    Array<number>(400).fill(50),
    {
      'governance.rule': 'twoTier',
      'governance.proposalsPerYear': 30,
      'governance.commonsMembers': 1,
      'governance.harmfulShare': 0.5,
      'governance.perception': 0.5,
      'governance.insight': 0.05,
      'governance.penalty': 1,
      'governance.promotionRecord': 1,
      'governance.contribution': 0.5,
      'governance.leastReputation': 0.4,
    },
    { days: 1_500, observe: ['governance.promotions', 'governance.dismissals', 'governance.ecoSeats'] },
  );
  expect(last(run, 'governance.dismissals')).toBeGreaterThan(0);
  expect(last(run, 'governance.promotions')).toBeGreaterThan(0);
  expect(last(run, 'governance.ecoSeats')).toBe(
    12 - last(run, 'governance.dismissals') + last(run, 'governance.promotions'),
  );
});

test('Eco Nodes who all serve large holders let a harmful payment pass that honest ones stop', () => {
  const members = [...Array<number>(20).fill(1), ...Array<number>(20).fill(30_000)];
  const rule = { 'governance.rule': 'twoTier', 'governance.commonsMembers': 1, 'governance.penalty': 0 };
  expect(passed(members, { ...rule, 'governance.dishonest': 1 })).toBe(true);
  expect(passed(members, { ...rule, 'governance.dishonest': 0 })).toBe(false);
});

test('Commons counted by heads outvote the one where a large holder pools much; counted by stake they do not', () => {
  const voters = [...crowd, 90_000];
  const rule = {
    'governance.rule': 'twoTier',
    'governance.commonsMembers': 1,
    'governance.sybils': 1_000,
    'governance.dishonest': 1,
  };
  expect(passed(voters, { ...rule, 'governance.commonsCount': 'heads' })).toBe(false);
  expect(passed(voters, { ...rule, 'governance.commonsCount': 'stake' })).toBe(true);
});

test('punishment moves reputation from those who approved what is harmful to those who did not', () => {
  const rule = {
    'governance.rule': 'twoTier',
    'governance.commonsMembers': 1,
    'governance.commonsCount': 'stake',
    'governance.sybils': 1_000,
    'governance.insight': 0,
    'governance.dishonest': 0.4,
    'governance.leastReputation': 0,
    'governance.proposalKind': 'payLargeHolders',
    'governance.proposalsPerYear': 30,
    'governance.penalty': 0.9,
  };
  const share = result([...crowd, 90_000], rule, { observe: ['governance.honestReputation'] }).series[
    'governance.honestReputation'
  ];
  expect(share?.[0]).toBeLessThan(0.95);
  expect(share?.[0]).toBeGreaterThan(0.05);
  expect(share?.[100]).toBeGreaterThan((1 + (share?.[0] ?? NaN)) / 2);
});

test('before its day the two tiers do not decide: the optimistic rule does', () => {
  const run = result(
    crowd,
    { 'governance.rule': 'twoTier', 'governance.twoTierFrom': 50 },
    {
      days: 60,
      observe: ['twoTierActive'],
    },
  );
  const active = run.series['twoTierActive'];
  expect([active?.[1], active?.[49], active?.[50]]).toEqual([0, 0, 1]);
});

test('power of the largest voters is all of it for a dictator, and little where many are equal', () => {
  const capture = (balances: readonly number[], extra: Record<string, number | string> = {}): number =>
    last(
      result(
        balances,
        { 'governance.rule': 'token', 'governance.turnout': 1, ...extra },
        { observe: ['whaleCapture'] },
      ),
      'whaleCapture',
    );
  expect(capture([...crowd, 1_000_000])).toBe(1);
  const equal = capture(Array<number>(600).fill(10));
  expect(equal).toBeGreaterThan(0);
  expect(equal).toBeLessThan(0.03);
  const token = capture([...crowd, 30_000, 20_000]);
  expect(capture([...crowd, 30_000, 20_000], { 'governance.rule': 'quadratic' })).toBeLessThan(token);
  expect(
    capture([...crowd, 30_000, 20_000], { 'governance.rule': 'twoTier', 'governance.commonsMembers': 1 }),
  ).toBeLessThan(token);
});

test('an election needs its quorum, its wallets and 80 %, each exactly', () => {
  const rules = { electionWallets: 500, approval: 0.8 };
  const turnout = { electionVoters: 500, electionMetis: 50_000 };
  expect(isElected(0.8, 50_000, turnout, rules)).toBe(true);
  expect(isElected(0.79, 50_000, turnout, rules)).toBe(false);
  expect(isElected(0.8, 50_001, turnout, rules)).toBe(false);
  expect(isElected(0.8, 50_000, { ...turnout, electionVoters: 499 }, rules)).toBe(false);
});

test('without elections every seat is on the whitelist; with them a seat is after an election won', () => {
  const voters = Array<number>(1_000).fill(100);
  const listed = (extra: Record<string, number | string>, days: number): number => {
    const run = vote(voters, { 'governance.proposals': 'off', ...extra }, { days });
    const column = run.world.board['whitelisted'];
    return typeof column === 'number' || column === undefined ? NaN : column.reduce((a, b) => a + b, 0);
  };
  const on = { 'governance.elections': 'on', 'electorate.asks': 3, 'governance.electionTurnout': 1 };
  expect(listed({}, 10)).toBe(16);
  expect(listed(on, 7)).toBe(0);
  expect(listed({ ...on, 'governance.candidateMerit': 5 }, 8)).toBe(16);
  expect(listed({ ...on, 'governance.electionTurnout': 0.1 }, 8)).toBe(0);
  const sure = { ...on, 'governance.candidateMerit': 5 };
  expect(listed({ ...sure, 'governance.protocolQuorum': 1_000_000 }, 8)).toBe(16);
  expect(listed({ ...sure, 'governance.operatorQuorum': 1_000_000 }, 8)).toBe(0);
});

test('without proposals governance changes nothing: all else is equal to the bit without it', () => {
  const without = {
    ...metis,
    schedule: metis.schedule.filter(({ name }) => name !== 'governance' && name !== 'stages'),
  };
  const observe = ['price', 'rewardRate', 'locking.locked', 'holders.staked', 'rewardBudget', 'eagrReserve'];
  const parameters = { 'governance.turnout': 0.5 };
  const one = small({ observe, parameters });
  const other = small({ model: without, observe });
  expect(differing(one, other)).toEqual([]);
});

test('a large voter counts in a Commons whether or not it has joined one: few members leave it more power, not none', () => {
  const capture = (members: number): number =>
    last(
      result(
        [...crowd, 90_000],
        {
          'governance.rule': 'twoTier',
          'governance.commonsMembers': members,
          'governance.commonsCount': 'stake',
        },
        { observe: ['whaleCapture'] },
      ),
      'whaleCapture',
    );
  expect(capture(0.02)).toBeGreaterThan(capture(1));
});
