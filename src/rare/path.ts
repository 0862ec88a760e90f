import type { Branch } from '../simulate/index.ts';

/** A future by its address: a replication, and the days from which on it draws under other seeds. Nothing else is needed to live it again. */
export interface Path {
  /** Its assumptions and its draws before the first branch are those of this replication. */
  readonly replication: number;
  /** In order of their days. */
  readonly branches: readonly Branch[];
}

/** A future that is to be simulated. */
export interface PathRequest extends Path {
  /** Follow the path to the first day on which the level is above `above`, and draw under `seed` from the day after. */
  readonly leave?: { readonly above: number; readonly seed: number };
}

/** How a simulated future went. */
export interface PathEnd extends Path {
  /** Highest level up to the horizon, the first day included; higher is nearer to the event. */
  readonly top: number;
  /** Days that were simulated: fewer than the horizon where the event came sooner. */
  readonly days: number;
  /** Why and where it stopped, when it failed; what came before counts. */
  readonly failure?: string;
}

/** Whatever lives futures: a model, or a walk in a test. The same requests give the same ends; they may be shared out among workers. */
export type PathSimulator = (requests: readonly PathRequest[]) => Promise<readonly PathEnd[]>;
