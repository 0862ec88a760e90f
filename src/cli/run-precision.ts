import { grouped } from '../define/index.ts';
import { groupOf } from '../plan/index.ts';
import type { ResolvedOutcome } from '../plan/index.ts';
import { enough, enoughInWords, replicationsFor } from '../precision/index.ts';
import type { Enough } from '../precision/index.ts';
import { withoutFalseDigits } from '../report/compare.ts';
import { pairedEffects } from '../report/effects.ts';
import { zeroed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { shownUnit } from '../report/shown-unit.ts';
import { significant, signedSignificant } from '../summarise/index.ts';
import type { PairedDifference } from '../summarise/index.ts';
import type { Manifest } from '../store/index.ts';
import { hasPairs } from './run-pairs.ts';

/** How precisely one paired effect is known. */
export interface EffectPrecision {
  readonly outcome: string;
  readonly unit: string;
  readonly scenario: string;
  readonly baseline: string;
  readonly n: number;
  /** Median of the paired differences, and half of its 95 % interval; null while a side is unknown. Canonical unit. */
  readonly median: number;
  readonly halfWidth: number | null;
  readonly target: number;
  /** Replications in all for a half width of `target`, about; null where it is not known. */
  readonly replicationsForTarget: number | null;
  /** How many times fewer replications pairing needs for the mean; null where it is not known. */
  readonly gain: number | null;
  /** Whether the verdict is final; undefined where replications were drawn together, for which there is no such statement. */
  readonly verdict: Enough | undefined;
  /** The same in one sentence. */
  readonly sentence: string;
}

/** Words for better, the same and worse of an outcome. */
function adjectivesOf({ better }: ResolvedOutcome) {
  const [good, bad] = better === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  return { better: good, same: 'about the same', worse: bad };
}

function halfWidthOf({ medianInterval: { low, high } }: PairedDifference): number | null {
  return low === null || high === null || !Number.isFinite(high - low) ? null : (high - low) / 2;
}

/** Precision of the effects of scenarios on outcomes; the target of an outcome is what matters of it unless given. */
export function effectPrecision(
  run: RunData,
  wanted: {
    readonly outcomes: readonly ResolvedOutcome[];
    readonly scenarios: readonly string[];
    readonly baseline: string;
    readonly point?: number | undefined;
    readonly target?: number | undefined;
  },
): EffectPrecision[] {
  const { baseline, point = 0 } = wanted;
  const independent = groupOf(run.experiment) === 1;
  return wanted.outcomes.flatMap((outcome) => {
    const scenarios = wanted.scenarios.filter(
      (scenario) => scenario !== baseline && hasPairs(run, outcome.name, [baseline, scenario], point),
    );
    return pairedEffects(run, { scenarios, baseline, outcomes: [outcome], point }).map(
      ({ scenario, difference }) =>
        precisionOf({ outcome, scenario, baseline, difference }, { independent, target: wanted.target }),
    );
  });
}

function precisionOf(
  effect: {
    readonly outcome: ResolvedOutcome;
    readonly scenario: string;
    readonly baseline: string;
    readonly difference: PairedDifference;
  },
  how: { readonly independent: boolean; readonly target?: number | undefined },
): EffectPrecision {
  const { outcome, scenario, baseline, difference } = effect;
  const { better, same, worse, n, median, gain } = difference;
  const target = how.target ?? outcome.matters;
  const halfWidth = halfWidthOf(difference);
  const verdict = how.independent ? enough({ better, same, worse }) : undefined;
  return {
    ...{ outcome: outcome.name, unit: outcome.unit, scenario, baseline, n, median, halfWidth, target },
    replicationsForTarget: halfWidth === null || target === 0 ? null : replicationsFor(target, halfWidth, n),
    gain: Number.isFinite(gain) ? gain : null,
    verdict,
    sentence:
      verdict === undefined
        ? 'replications were drawn together: whether the verdict is final is not judged'
        : enoughInWords(verdict, adjectivesOf(outcome)),
  };
}

/** The table of `mlab precision`, a header first. */
export function precisionTable(effects: readonly EffectPrecision[]): string[][] {
  const header = [
    'outcome',
    'scenarios',
    'futures',
    'median',
    'half width',
    'target',
    'futures for it',
    'pairing',
    'verdict',
  ];
  return [header, ...effects.map(rowOf)];
}

function rowOf(effect: EffectPrecision): string[] {
  const { outcome, scenario, baseline, n, halfWidth, target, replicationsForTarget, gain } = effect;
  const { factor, ofDifferences } = shownUnit(effect.unit);
  // Nearer to zero than a thousandth of what matters is zero, as in `mlab compare`.
  const median = zeroed(effect.median, effect.target / 1000) * factor;
  const reached = replicationsForTarget !== null && replicationsForTarget <= n;
  const needed = replicationsForTarget === null ? 'unknown' : `about ${grouped(replicationsForTarget)}`;
  return [
    ofDifferences === '' || ofDifferences === outcome ? outcome : `${outcome} (${ofDifferences})`,
    `${scenario} - ${baseline}`,
    grouped(n),
    withoutFalseDigits(signedSignificant(median, 3), [median]),
    halfWidth === null ? 'unknown' : significant(halfWidth * factor, 2),
    withoutFalseDigits(significant(target * factor, 2), [target * factor]),
    reached ? 'reached' : needed,
    gain === null ? 'unknown' : `${significant(gain, 2)} x fewer`,
    effect.verdict === undefined ? 'not judged' : effect.verdict.stable ? 'final' : 'may change',
  ];
}

/** What rules for stopping did, as lines: where the run stopped, and every rule as it stood there; nothing without rules. */
export function stoppingLines({ stopped, replications }: Manifest): string[] {
  if (stopped === undefined) return [];
  const last = stopped.looks[stopped.looks.length - 1];
  const looks = stopped.looks.length === 1 ? '1 look' : `${stopped.looks.length} looks`;
  const head =
    stopped.state === 'met'
      ? `stopped at ${grouped(replications)} replications: all rules met at look ${stopped.looks.length} (${grouped(last.replications)} replications)`
      : `all ${grouped(replications)} replications were needed: not all rules met after ${looks}`;
  const rules = last.rules.map(({ low, high, met, side }, at) => {
    const width = low === null || high === null ? 'unknown' : significant((high - low) / 2, 2);
    const found =
      side === undefined ? `half width ${width}` : side === 'same' ? 'about the same' : `${side} 0`;
    return `  ${stopped.rules[at]}   ${found}${met ? '' : '   not met'}`;
  });
  return [head, ...rules];
}
