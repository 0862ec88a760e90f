import type { ClaimResult } from '../claims.ts';
import { counted } from '../numbers.ts';
import { claimMark } from '../page/claims-section.ts';
import { capital, scenarioLabel } from '../page/context.ts';
import { paragraph, rich, strong } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
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
  const rows = claims.map(({ before, after, changed }): Rich[] => [
    rich`“${after.claim.quote}” (${after.claim.by})`,
    claimCell(pair.before, before),
    claimCell(pair.after, after),
    changed ? [strong('other word')] : ['as before'],
  ]);
  const columns = ['Claim', 'Before', 'After', 'Change'];
  return {
    ...about,
    blocks: [{ kind: 'table', caption: 'Claims in both runs; words that changed first', columns, rows }],
  };
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
