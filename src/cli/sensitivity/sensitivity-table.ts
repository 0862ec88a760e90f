import type { SensitivityFinding } from './sensitivity-analysis.ts';
import { morrisTable } from './morris-table.ts';
import { pawnTable } from './pawn-table.ts';
import { regionalTable, shareTable } from './regional-table.ts';
import type { SensitivityPlan } from './sensitivity-plan.ts';
import { labelled, rankingNotes, standingOf } from './sensitivity-words.ts';
import { sobolTable } from './sobol-table.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';
import { tornadoTable } from './tornado-table.ts';

/** The table of a finding. */
export function sensitivityTable(
  finding: SensitivityFinding,
  plan: SensitivityPlan,
  units: TableUnits,
): SensitivityTable {
  const order = orderNotes(finding, plan, units);
  const label = (name: string): string => units.label(name);
  switch (finding.method) {
    case 'tornado':
      return tornadoTable(finding.result, units, order);
    case 'morris':
      return morrisTable(finding.result, units, order);
    case 'sobol':
      return sobolTable(finding.result, { plan, label }, order);
    case 'pawn':
      return pawnTable(finding.result, { label }, order);
    case 'regional': {
      const { result } = finding;
      return result.kind === 'share' ? shareTable(result, plan) : regionalTable(result, plan, units);
    }
  }
}

/** How sure the order is, and what would make it surer. */
function orderNotes(
  finding: SensitivityFinding,
  { n, replications }: SensitivityPlan,
  { label }: TableUnits,
): string[] {
  const { method, result } = finding;
  if ((method === 'morris' || method === 'pawn') && result.isConstant) return [];
  const standing = labelled(standingOf(finding), label);
  return method === 'tornado'
    ? rankingNotes(standing, `--replications ${4 * replications}`)
    : rankingNotes(standing, `--n ${Math.max(16, 4 * n)}`, ' (95 in 100 resamples)');
}
