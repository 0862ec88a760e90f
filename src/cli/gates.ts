import { gateResults } from '../report/gates.ts';
import type { GateResult } from '../report/gates.ts';
import { readRun } from '../report/run-data.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** Results of an experiment's gates in its finished run; reads nothing when there are none. Throws E2xx for damaged files. */
export function gatesOf({ expect }: ResolvedExperiment, folder: string): GateResult[] {
  return expect.length === 0 ? [] : gateResults(readRun(folder));
}

/** Lines for the gates that failed; empty when all hold. */
export function gateProblems(gates: readonly GateResult[]): string[] {
  return gates.filter(({ passed }) => !passed).map(({ gate, found }) => `gate failed: ${gate}   (${found})`);
}
