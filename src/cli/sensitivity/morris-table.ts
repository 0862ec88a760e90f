import { shownDifference } from '../../report/shown-unit.ts';
import type { MorrisResult } from '../../sensitivity/index.ts';
import { ends, sizeOf, sizeWithEnds } from './table-parts.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';

/** Elementary effects of Morris: size, mean, spread and what luck alone gives. */
export function morrisTable(
  { effects, isConstant, dropped, trajectories, replications }: MorrisResult,
  { response, label }: TableUnits,
  order: readonly string[],
): SensitivityTable {
  const amount = (value: number) => sizeOf(value, response);
  const sorted = [...effects].sort((a, b) => b.muStar.value - a.muStar.value);
  return {
    head: ['input', 'mean size of effects (mu*)', 'mean effect (mu)', 'spread (sigma)', 'luck alone gives'],
    inputs: sorted.map(({ name }) => name),
    rows: sorted.map(({ name, mu, muStar, sigma, floor }) => [
      label(name),
      sizeWithEnds(muStar, response),
      shownDifference(mu.value, response),
      amount(sigma.value),
      floor === undefined ? 'not known' : amount(floor),
    ]),
    notes: [
      isConstant
        ? 'No step changed anything: the response is constant.'
        : `Effects are changes of the response over the whole range of an input, ${trajectories} of each${dropped === 0 ? '' : ` (${dropped} with a failed future left out)`}. A spread as large as the size says: it depends on the other inputs${replications === 1 ? ', or is luck' : ''}.`,
      ...order,
    ],
    columns: [
      'input',
      'mu*',
      'mu* low',
      'mu* high',
      'mu',
      'mu low',
      'mu high',
      'sigma',
      'sigma low',
      'sigma high',
      'luck',
    ],
    records: sorted.map(({ name, mu, muStar, sigma, luck }) => [
      name,
      ...[muStar, mu, sigma].flatMap((each) => [each.value, ...ends(each)]),
      luck ?? '',
    ]),
  };
}
