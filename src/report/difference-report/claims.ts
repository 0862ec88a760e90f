import type { ClaimResult } from '../claims.ts';
import { counted } from '../numbers.ts';
import { claimMark } from '../page/claims-section.ts';
import { capital, plural, scenarioLabel } from '../page/context.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import type { Pair, SideOfPair } from './pair.ts';

/** One claim in both runs. */
export interface ClaimInBoth {
  readonly before: ClaimResult;
  readonly after: ClaimResult;
  readonly changed: boolean;
}

/** Claims that both runs judge by the same test; those whose word changed first. */
export function claimsInBoth({ before, after }: Pair): ClaimInBoth[] {
  const found = after.context.claims.flatMap((result): ClaimInBoth[] => {
    const { quote, test, by } = result.claim;
    const same = before.context.claims.find(
      ({ claim }) => claim.quote === quote && claim.test === test && claim.by === by,
    );
    return same === undefined
      ? []
      : [{ before: same, after: result, changed: same.verdict !== result.verdict }];
  });
  return found.sort((a, b) => Number(b.changed) - Number(a.changed));
}

/** Claims side by side. */
export function claimsBeforeAfter(pair: Pair, claims: readonly ClaimInBoth[]): Section {
  const about = { id: 'claims', title: 'Claims, before and after', folded: false };
  if (claims.length === 0)
    return { ...about, blocks: [paragraph(['The two runs have no claim in common.'])] };
  const shown = claims.filter(({ changed }) => changed);
  const rows = shown.map(({ before, after }): Rich[] => [
    rich`“${after.claim.quote}” (${after.claim.by})`,
    claimCell(pair.before, before),
    claimCell(pair.after, after),
  ]);
  const left = claims.length - shown.length;
  const are = left === 1 ? 'is judged as before and is' : 'are judged as before and are';
  const rest =
    left === 0 ? [] : [paragraph([`${left} of ${plural(claims.length, 'claim')} ${are} left out here.`])];
  const caption = 'Claims that are judged otherwise in the second run';
  const table: Block = { kind: 'table', caption, columns: ['Claim', 'Before', 'After'], rows };
  return { ...about, blocks: [...(rows.length === 0 ? [] : [table]), ...rest] };
}

/** `✔ Supported: Rate only 100 in 100, Full proposal 1 in 100` */
function claimCell({ context }: SideOfPair, result: ClaimResult): Rich {
  const { claim, verdict, scenarios } = result;
  const counts = scenarios.flatMap(({ scenario, n }, index): Rich => {
    if (claim.test === undefined || n === 0) return [];
    const chance = context.numbers.print(
      { measure: 'chance', table: 'outcomes', scenario, test: claim.test, point: 0, take: 'inHundred' },
      counted,
    );
    return rich`${index === 0 ? ': ' : ', '}${scenarioLabel(context, scenario)} ${chance} in 100`;
  });
  return rich`${claimMark(result)} ${capital(verdict)}${counts}`;
}
