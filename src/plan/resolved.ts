import type { Outcome, Provenance, Take } from '../define/index.ts';
import type { ResolvedDraws } from './coordinated-draws.ts';

/** A distribution whose values are numbers in the parameter's canonical unit, or names of options. */
export type ResolvedDistribution =
  | { readonly kind: 'fixed'; readonly value: number | string }
  | { readonly kind: 'uniform' | 'logUniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | {
      readonly kind: 'choice';
      readonly options: readonly (number | string)[];
      readonly weights: readonly number[];
    }
  | {
      readonly kind: 'rows';
      /** Assumptions of one group are drawn together: the same row of each. */
      readonly group: string;
      readonly values: readonly (number | string)[];
      readonly weights: readonly number[];
    };

/** An assumption of the experiment: what it is drawn from and where that comes from. Draws beyond `between` are brought to its ends. */
export interface ResolvedAssumption {
  readonly name: string;
  readonly distribution: ResolvedDistribution;
  readonly provenance: Provenance;
  readonly between?: readonly [number, number];
}

/** A scenario with all its levers, combined scenarios included, in canonical units; sorted by name. */
export interface ResolvedScenario {
  readonly name: string;
  readonly label: string;
  readonly levers: Readonly<Record<string, number | string>>;
}

/** An outcome with its observable and take apart, `matters` in the unit of the observable. */
export interface ResolvedOutcome extends Omit<Outcome, 'from' | 'matters' | 'headline'> {
  readonly name: string;
  readonly of: string;
  readonly take: Take;
  readonly unit: string;
  readonly matters: number;
  readonly headline: boolean;
}

/** A claim as resolved: every field present or absent as written. */
export interface ResolvedClaim {
  readonly quote: string;
  readonly by: string;
  readonly url?: string;
  readonly scenarios: readonly string[];
  readonly test?: string;
  readonly cannotTest?: string;
  readonly byDefinition?: string;
  readonly splitBy?: string;
  readonly note?: string;
}

/** Values of an observed series read in the world, in canonical units, by day from the start. */
export interface ResolvedReading {
  readonly of: string;
  /** What was read, in a few words; without any, what the quantity means in the model's words. */
  readonly label: string;
  readonly scenario: string;
  /** In order of days; no day twice for one quantity. */
  readonly values: readonly { readonly date: string; readonly day: number; readonly value: number }[];
  /** `assume`: the values were not read but follow from something read. */
  readonly provenance: Provenance;
}

/** An experiment as plain data, every value in canonical units: what is stored, hashed and replayed. */
export interface ResolvedExperiment {
  readonly schema: 1;
  readonly name: string;
  readonly question: string;
  readonly model: { readonly name: string; readonly version: string };
  readonly time: { readonly start: string; readonly days: number; readonly record: number };
  readonly replications: number;
  readonly seed: number;
  readonly blockSize: number;
  readonly populations: Readonly<Record<string, number>>;
  readonly baseline: string;
  readonly scenarios: readonly ResolvedScenario[];
  /** Design points: combinations of listed values; one empty point when nothing is listed. */
  readonly points: readonly Readonly<Record<string, number | string>>[];
  /** `own`: every design point has futures of its own (`seedAt`); otherwise replication r is the same future at all of them. */
  readonly luck?: 'own';
  /** `outcomes`: nothing but the outcomes is kept, no series and no yearly flows, as large designs need it. */
  readonly keep?: 'outcomes';
  readonly assumptions: readonly ResolvedAssumption[];
  /** How assumptions of neighbouring replications are drawn together; independent when absent. */
  readonly draws?: ResolvedDraws;
  readonly observe: readonly string[];
  readonly outcomes: readonly ResolvedOutcome[];
  readonly claims: readonly ResolvedClaim[];
  /** What the model is compared with; absent where nothing was read. */
  readonly readings?: readonly ResolvedReading[];
  readonly expect: readonly string[];
  /** Rules all of which must be met for a run to stop before its last replication; absent where there are none. */
  readonly stopWhen?: readonly string[];
  /** Replications between looks at the rules, a multiple of the block size; with `stopWhen` only. */
  readonly lookEvery?: number;
  readonly proposal?: Provenance & { readonly kind: 'cite' };
  readonly disclosure: Readonly<Record<string, string>>;
}

/**
 * The part of an experiment that determines the bytes of its parts: everything but the number of replications, labels,
 * claims, readings, gates and wording. The run key is the hash of this, of the model's source and of the engine.
 */
export function keyMaterial(experiment: ResolvedExperiment): Record<string, unknown> {
  return {
    name: experiment.name,
    model: experiment.model,
    time: experiment.time,
    seed: experiment.seed,
    blockSize: experiment.blockSize,
    populations: experiment.populations,
    scenarios: experiment.scenarios.map(({ name, levers }) => ({ name, levers })),
    points: experiment.points,
    ...(experiment.luck === undefined ? {} : { luck: experiment.luck }),
    ...(experiment.keep === undefined ? {} : { keep: experiment.keep }),
    assumptions: experiment.assumptions.map(({ name, distribution, between }) => ({
      name,
      distribution,
      between: between ?? null,
    })),
    ...(experiment.draws === undefined ? {} : { draws: experiment.draws }),
    observe: experiment.observe,
    outcomes: experiment.outcomes.map(({ name, of, take }) => ({ name, of, take })),
  };
}
