import type { GateResult } from '../report/gates.ts';

/** Lines for the gates that failed; empty when all hold. */
export function gateProblems(gates: readonly GateResult[]): string[] {
  return gates.filter(({ passed }) => !passed).map(({ gate, found }) => `gate failed: ${gate}   (${found})`);
}
