/**
 * Bound on the share of stake lost in a restaking network where attacks cost at least 1 + `slack` times what they bring and a
 * shock first removes the share `shock`: (1 + 1 ÷ slack) × shock, tight. Source: Durvasula and Roughgarden, arXiv 2407.21785.
 */
export function restakingLossBound(slack: number, shock: number): number {
  if (!(slack > 0)) throw new Error(`invalid slack: ${slack}; expected a number above 0`);
  return (1 + 1 / slack) * shock;
}

/** Validators that secure services with the same stake. */
export interface RestakingNetwork {
  readonly stakes: readonly number[];
  /** Per service: what corrupting it brings, the share of its stake that suffices, and the validators that secure it. */
  readonly services: readonly {
    readonly prize: number;
    readonly threshold: number;
    readonly validators: readonly number[];
  }[];
}

/** What one coalition of validators can win by corrupting all services that it can, and what it loses. */
interface Attack {
  readonly prize: number;
  readonly stake: number;
  readonly coalition: number;
}

/**
 * Largest slack with which every coalition of validators (all are tried: at most 20 validators) is deterred: the least
 * stake ÷ prize over coalitions that can corrupt something, less 1. Infinite where nobody can win anything; below 0 the network
 * can be attacked at a profit.
 */
export function securitySlack(network: RestakingNetwork): number {
  let least = Infinity;
  for (let coalition = 1; coalition < coalitionsOf(network); coalition++) {
    const { prize, stake } = attackOf(network, network.stakes, coalition);
    if (prize > 0) least = Math.min(least, stake / prize);
  }
  return least - 1;
}

/**
 * Stake lost, as a share of all, when the validators in `shocked` lose theirs and every later attack that pays is carried out,
 * the most destructive first, each destroying the stake of its coalition.
 */
export function cascadeLoss(network: RestakingNetwork, shocked: readonly number[]): number {
  const left = [...network.stakes];
  for (const v of shocked) left[v] = 0;
  const open = { ...network, services: [...network.services] };
  for (;;) {
    const attack = mostDestructive(open, left);
    if (attack === undefined) break;
    open.services = open.services.filter((service) => !corrupts(service, left, attack.coalition));
    for (let v = 0; v < left.length; v++) if (includes(attack.coalition, v)) left[v] = 0;
  }
  const all = total(network.stakes);
  return all > 0 ? (all - total(left)) / all : 0;
}

function mostDestructive(network: RestakingNetwork, left: readonly number[]): Attack | undefined {
  let worst: Attack | undefined;
  for (let coalition = 1; coalition < coalitionsOf(network); coalition++) {
    const attack = attackOf(network, left, coalition);
    const pays = attack.stake > 0 && attack.prize > attack.stake;
    if (pays && attack.stake > (worst?.stake ?? 0)) worst = attack;
  }
  return worst;
}

function attackOf(network: RestakingNetwork, left: readonly number[], coalition: number): Attack {
  let prize = 0;
  for (const service of network.services) {
    if (corrupts(service, left, coalition)) prize += service.prize;
  }
  let stake = 0;
  for (let v = 0; v < left.length; v++) if (includes(coalition, v)) stake += left[v];
  return { prize, stake, coalition };
}

/** A coalition corrupts a service when it has the threshold’s share of the stake that is left to secure it. */
function corrupts(
  service: RestakingNetwork['services'][number],
  left: readonly number[],
  coalition: number,
): boolean {
  let ours = 0;
  let all = 0;
  for (const v of service.validators) {
    all += left[v];
    if (includes(coalition, v)) ours += left[v];
  }
  return ours > 0 && ours >= service.threshold * all;
}

function coalitionsOf({ stakes }: RestakingNetwork): number {
  if (stakes.length > 20)
    throw new Error(`invalid network: ${stakes.length} validators; expected at most 20`);
  return 1 << stakes.length;
}

const includes = (coalition: number, v: number): boolean => ((coalition >> v) & 1) === 1;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
