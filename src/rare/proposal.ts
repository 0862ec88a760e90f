import { quantileOf } from '../plan/index.ts';
import type { ResolvedAssumption, ResolvedDistribution } from '../plan/index.ts';
import { Stream } from '../random/index.ts';
import { likelihoodRatio } from './density.ts';

/** Laws from which some assumptions are drawn instead of their own, so that the event comes more often. */
export interface Proposal {
  readonly laws: Readonly<Record<string, ResolvedDistribution>>;
  /** Share of the futures in which all assumptions are drawn from their own laws; no weight exceeds 1 ÷ this. */
  readonly defensive: number;
}

/** Assumptions of one replication under a proposal. */
export interface ProposedDraw {
  /** Values of the assumptions that have a proposed law; the others are drawn as ever. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Density under the own laws ÷ density under the mixture. */
  readonly weight: number;
}

/**
 * Draws the assumptions that have a proposed law, from the mixture of all own laws (with probability `defensive`) and all proposed laws
 * (Hesterberg 1995). The uniforms are those of plain draws, so a replication keeps its rank in either law. Weights average 1 and never
 * exceed 1 ÷ `defensive`; values beyond `between` are brought to its ends after they were weighed. Throws for a proposal that cannot be.
 */
export function drawProposed(
  assumptions: readonly ResolvedAssumption[],
  proposal: Proposal,
  at: { readonly seed: number; readonly replication: number },
): ProposedDraw {
  const { laws, defensive } = proposal;
  const isNatural = uniformOf('rare:mixture', at) < defensive;
  const values: Record<string, number | string> = {};
  let ratio = 1; // proposed ÷ own density
  for (const [name, proposed] of Object.entries(laws)) {
    const { distribution, between } = knownAssumption(assumptions, name);
    const drawn = quantileOf(isNatural ? distribution : proposed, uniformOf(`assumption:${name}`, at));
    ratio = ratio === Infinity ? Infinity : ratio * proposedOverOwn(distribution, proposed, drawn);
    values[name] =
      typeof drawn === 'number' && between ? Math.min(between[1], Math.max(between[0], drawn)) : drawn;
  }
  return { values, weight: 1 / (defensive + (1 - defensive) * ratio) };
}

/** Throws unless every proposed law belongs to an assumption that is drawn by itself, and is of the same nature. */
export function checkProposal(
  assumptions: readonly ResolvedAssumption[],
  { laws, defensive }: Proposal,
): void {
  if (!(defensive > 0 && defensive < 1))
    throw new Error(`invalid defensive share: ${defensive}; expected a number between 0 and 1, such as 0.1`);
  for (const [name, { kind }] of Object.entries(laws)) {
    const own = knownAssumption(assumptions, name).distribution.kind;
    const isListed = (each: string): boolean => each === 'choice';
    if (
      own === 'fixed' ||
      own === 'rows' ||
      kind === 'fixed' ||
      kind === 'rows' ||
      isListed(own) !== isListed(kind)
    )
      throw new Error(
        `invalid law for ${name}: ${kind} in place of ${own}; expected a choice for a choice, and a density for a density`,
      );
  }
}

function proposedOverOwn(
  own: ResolvedDistribution,
  proposed: ResolvedDistribution,
  value: number | string,
): number {
  const natural = likelihoodRatio(own, own, value);
  return natural === 0 ? Infinity : likelihoodRatio(proposed, own, value);
}

function knownAssumption(assumptions: readonly ResolvedAssumption[], name: string): ResolvedAssumption {
  const found = assumptions.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new Error(`unknown assumption: ${name}; expected one that the experiment draws`);
}

function uniformOf(name: string, { seed, replication }: { seed: number; replication: number }): number {
  const stream = new Stream(name);
  stream.begin(seed, replication);
  return stream.openUniform(0, 0);
}
