import { groupOf, parseExpression } from '../plan/index.ts';
import type { ResolvedClaim } from '../plan/index.ts';
import { chanceWordOf, groupedProportion, wholeLength, wilson } from '../summarise/index.ts';
import type { ChanceWord, ProportionInterval } from '../summarise/index.ts';
import { failsIn, holdsIn, undecidedReason } from './claim-state.ts';
import { groupWords } from './input-words.ts';
import type { RunData } from './run-data.ts';
import { splitBy } from './split.ts';
import { countTruths, truthsOf } from './truths.ts';

/** The words of the claims table: six, and one for a claim of which nothing is decided (docs/decisions/0019). */
export type ClaimVerdict =
  | 'supported'
  | 'supported in part'
  | 'not supported'
  | 'not decided'
  | 'true by definition'
  | 'depends on what is not stated'
  | 'cannot be tested here';

/** In how many simulated futures a test holds. */
export interface ClaimCount {
  readonly holds: number;
  /** Futures in which the test could be decided. */
  readonly n: number;
  /** Futures left out because they failed. */
  readonly failed: number;
  readonly interval: ProportionInterval;
  /** Undefined when no future could be decided. */
  readonly word: ChanceWord | undefined;
}

/** The same count for the futures in which an assumption had one value. */
export interface ClaimGroup extends ClaimCount {
  readonly label: string;
}

/** A claim in one scenario. */
export interface ClaimInScenario extends ClaimCount {
  readonly scenario: string;
  /** Counts by the values of `ClaimResult.splitBy`; empty without a split. */
  readonly groups: readonly ClaimGroup[];
}

/** A claim, what was found, and the word for it. */
export interface ClaimResult {
  readonly claim: ResolvedClaim;
  readonly verdict: ClaimVerdict;
  /** Why this word, in one short sentence. */
  readonly because: string;
  /** Assumption by which the counts are divided: the claim's own, or one left open by the proposal that turns the verdict. */
  readonly splitBy: string | undefined;
  readonly scenarios: readonly ClaimInScenario[];
}

/** The rule behind the words, as the report states it. */
export const claimRule =
  'A claim holds in a scenario when its test is at least “likely” at the less extreme end of the 95% Wilson interval, and fails when it is at most “unlikely”. ' +
  'Between the two it is undecided. ' +
  'Supported: it holds in every named scenario. Supported in part: in some. Not supported: in none, and it fails in at least one. Not decided: it neither holds nor fails anywhere. ' +
  'Depends on what is not stated: it holds for one value of an open assumption, and for another it is not likely.';

/** The same rule in the words of voters. */
export const plainClaimRule =
  'A claim holds under a set of rules when its test is at least “likely”, even at the cautious end of the count, and fails when it is at most “unlikely”. ' +
  'Between the two it is undecided. ' +
  'Supported: it holds under every set of rules named. Supported in part: under some. Not supported: under none, and it fails under at least one. Not decided: it neither holds nor fails under any. ' +
  'Depends on what is not stated: an open point decides whether it holds.';

const smallestGroup = 20;

/** Every claim of an experiment judged by the rule of `claimRule` at a design point. Throws E124 for a test that cannot be read. */
export function claimResults(run: RunData, point = 0): ClaimResult[] {
  return run.experiment.claims.map((claim) => judge(run, claim, point));
}

function judge(run: RunData, claim: ResolvedClaim, point: number): ClaimResult {
  if (claim.test === undefined) {
    const found = { claim, splitBy: undefined, scenarios: [] };
    if (claim.byDefinition !== undefined)
      return { ...found, verdict: 'true by definition', because: claim.byDefinition };
    return { ...found, verdict: 'cannot be tested here', because: claim.cannotTest ?? 'no test is given' };
  }
  const truths = new Map(
    scenariosOf(run, claim).map((scenario) => [scenario, truthsIn(run, claim, { scenario, point })]),
  );
  const split = claim.splitBy ?? turningAssumption(run, truths);
  const scenarios = [...truths].map(([scenario, values]) => ({
    scenario,
    ...countOf(run, values),
    groups: split === undefined ? [] : groupsOf(run, split, values),
  }));
  return { claim, splitBy: split, scenarios, ...wordFor(run, claim, scenarios, split) };
}

/** Scenarios in which a claim is tested: those it names, otherwise all but the baseline. */
export function scenariosOf({ experiment }: RunData, claim: ResolvedClaim): readonly string[] {
  if (claim.scenarios.length > 0) return claim.scenarios;
  const others = experiment.scenarios.map(({ name }) => name).filter((name) => name !== experiment.baseline);
  return others.length > 0 ? others : [experiment.baseline];
}

function truthsIn(
  run: RunData,
  { test = '' }: ResolvedClaim,
  at: { readonly scenario: string; readonly point: number },
): Float64Array {
  return truthsOf(run, parseExpression(test), at);
}

/** Counts of the truths of all futures, or of `members` of them; the interval compares groups where draws are coordinated. */
function countOf(run: RunData, truths: Float64Array, members?: readonly number[]): ClaimCount {
  const group = groupOf(run.experiment);
  const whole = truths.subarray(0, wholeLength(truths.length, group));
  const chosen = members?.filter((r) => r < whole.length) ?? [...whole.keys()];
  const { holds, n, failed } = countTruths(Float64Array.from(chosen, (r) => whole[r]));
  const interval = chanceInterval(run, whole, chosen);
  return { holds, n, failed, interval, word: n === 0 ? undefined : chanceWordOf(interval) };
}

/** Interval for the chance that a test holds among the chosen futures. */
export function chanceInterval(
  run: RunData,
  truths: Float64Array,
  chosen: readonly number[],
): ProportionInterval {
  const group = groupOf(run.experiment);
  const { holds, n } = countTruths(Float64Array.from(chosen, (r) => truths[r]));
  if (group === 1) return wilson(holds, n);
  const inPlace = new Float64Array(truths.length).fill(NaN);
  for (const r of chosen) inPlace[r] = truths[r];
  return groupedProportion(inPlace, Math.min(group, truths.length));
}

function groupsOf(run: RunData, assumption: string, truths: Float64Array): ClaimGroup[] {
  return splitBy(run, assumption).map(({ label, members }) => ({
    label,
    ...countOf(run, truths, members),
  }));
}

/** The first choice left open by the proposal of which one value makes a claim hold and another clearly does not. */
function turningAssumption(run: RunData, truths: ReadonlyMap<string, Float64Array>): string | undefined {
  return openAssumptions(run)
    .filter(({ distribution }) => distribution.kind === 'choice')
    .find(({ name }) => [...truths.values()].some((values) => turns(groupsOf(run, name, values))))?.name;
}

/** Assumptions that the experiment marks as not stated in the proposal. */
export function openAssumptions({
  experiment,
}: RunData): readonly RunData['experiment']['assumptions'][number][] {
  return experiment.assumptions.filter(
    ({ provenance }) => provenance.kind === 'assume' && provenance.notStated === true,
  );
}

/** True when a claim holds in one group and is less than likely in another. */
function turns(groups: readonly ClaimGroup[]): boolean {
  const large = groups.filter(({ n }) => n >= smallestGroup);
  const rest = large.filter((group) => !holdsIn(group));
  // Apart by more than the error of sampling: small groups are less sure of everything.
  return large.some((one) => holdsIn(one) && rest.some((other) => one.interval.low > other.interval.high));
}

function wordFor(
  run: RunData,
  claim: ResolvedClaim,
  scenarios: readonly ClaimInScenario[],
  split: string | undefined,
): Pick<ClaimResult, 'verdict' | 'because'> {
  if (claim.byDefinition !== undefined) return { verdict: 'true by definition', because: claim.byDefinition };
  if (scenarios.every(({ n }) => n === 0))
    return { verdict: 'cannot be tested here', because: 'no simulated future could be decided' };
  const isOpen = split !== undefined && openAssumptions(run).some(({ name }) => name === split);
  const turned = scenarios.filter((each) => turns(each.groups) || holdsOnlyOverall(each));
  if (isOpen && turned.length > 0) {
    return { verdict: 'depends on what is not stated', because: turningPoints(run, split, turned) };
  }
  if (scenarios.every(holdsIn)) return { verdict: 'supported', because: 'it holds in every scenario tested' };
  return { verdict: whereItDoesNotHoldEverywhere(scenarios), because: reasonFor(run, scenarios) };
}

function whereItDoesNotHoldEverywhere(scenarios: readonly ClaimInScenario[]): ClaimVerdict {
  if (scenarios.some(holdsIn)) return 'supported in part';
  return scenarios.some(failsIn) ? 'not supported' : 'not decided';
}

/** `yes: A; undecided: B (neither likely nor unlikely); no: C`; without names where all scenarios are alike. */
function reasonFor({ experiment }: RunData, scenarios: readonly ClaimInScenario[]): string {
  const label = (name: string): string =>
    experiment.scenarios.find((each) => each.name === name)?.label ?? name;
  const listed = (before: string, found: readonly ClaimInScenario[], after = ''): string[] =>
    found.length === 0
      ? []
      : [`${before}: ${found.map(({ scenario }) => label(scenario)).join(', ')}${after}`];
  const open = scenarios.filter((each) => !holdsIn(each) && !failsIn(each));
  const reasons = [...new Set(open.map(undecidedReason))];
  if (scenarios.every(failsIn)) return 'it is at most unlikely in every scenario tested';
  if (open.length === scenarios.length && reasons.length === 1) return reasons.join('');
  return [
    ...listed('yes', scenarios.filter(holdsIn)),
    ...reasons.flatMap((reason) =>
      listed(
        'undecided',
        open.filter((each) => undecidedReason(each) === reason),
        ` (${reason})`,
      ),
    ),
    ...listed('no', scenarios.filter(failsIn)),
  ].join('; ');
}

/** True when a claim holds in all futures together but not in one of the groups. */
function holdsOnlyOverall(found: ClaimInScenario): boolean {
  return holdsIn(found) && found.groups.some((group) => group.n >= smallestGroup && !holdsIn(group));
}

/** `full: holds for b; fails for c`, scenarios with equal words together. */
function turningPoints(run: RunData, split: string, turned: readonly ClaimInScenario[]): string {
  const label = (name: string): string =>
    run.experiment.scenarios.find((each) => each.name === name)?.label ?? name;
  const words = turned.map(({ groups }) => turningPoint(run, split, groups));
  return [...new Set(words)]
    .map((text) => {
      const names = turned.filter((_, k) => words[k] === text).map(({ scenario }) => label(scenario));
      return `${names.join(', ')}: ${text}`;
    })
    .join('; ');
}

function turningPoint(run: RunData, split: string, groups: readonly ClaimGroup[]): string {
  const large = groups.filter(({ n }) => n >= smallestGroup);
  const named = (before: string, chosen: readonly ClaimGroup[]): string[] =>
    chosen.length === 0
      ? []
      : [`${before} ${chosen.map((group) => groupWords(run, split, group.label)).join(', ')}`];
  return [
    ...named('holds for', large.filter(holdsIn)),
    ...named(
      'not likely for',
      large.filter((group) => !holdsIn(group) && !failsIn(group)),
    ),
    ...named('fails for', large.filter(failsIn)),
  ].join('; ');
}
