import { rangeNumbers, rangeOf } from './input-words.ts';
import type { Answer, Query } from './query.ts';
import type { ParameterRow, RunData } from './run-data.ts';
import { shownAmount } from './shown-unit.ts';

type InputQuery = Query & { readonly measure: 'inputRange' | 'leverValue' | 'inputs' };

/** Ranges of assumptions, values of levers and counts of inputs. Throws for names that the run does not have. */
export function inputAnswer(run: RunData, query: InputQuery): Answer {
  switch (query.measure) {
    case 'inputRange':
      return {
        value: rangeNumbers(run, assumptionNamed(run, query.assumption)),
        n: null,
        method: 'as the experiment says, 9 in 10 draws where a law has no ends',
      };
    case 'leverValue':
      return { value: Number(leverRow(run, query).value), n: null, method: 'as recorded for the scenario' };
    case 'inputs': {
      const kinds = run.experiment.assumptions
        .filter(({ distribution }) => distribution.kind !== 'fixed')
        .map(({ provenance }) => provenance.kind);
      const value = query.of === 'all' ? kinds.length : kinds.filter((kind) => kind === query.of).length;
      return { value, n: null, method: 'count of inputs of the experiment that are drawn' };
    }
  }
}

/** How a range or a lever reads, with its unit; undefined for queries about anything else. */
export function inputText(run: RunData, query: Query): string | undefined {
  if (query.measure === 'inputRange') return rangeOf(run, assumptionNamed(run, query.assumption));
  return query.measure === 'leverValue' ? shownValue(leverRow(run, query)) : undefined;
}

/** A stored value as people read it: `15.0%`, `2,000,000 METIS`, or the name of an option. */
function shownValue({ value, unit }: ParameterRow): string {
  return isNumber({ value, unit }) ? shownAmount(Number(value), unit) : value;
}

/** True for a stored value that is a number, and not the name of an option. */
export function isNumber({ value, unit }: Pick<ParameterRow, 'value' | 'unit'>): boolean {
  return unit !== 'option' && value !== '' && !Number.isNaN(Number(value));
}

function assumptionNamed(
  { experiment }: RunData,
  name: string,
): RunData['experiment']['assumptions'][number] {
  const found = experiment.assumptions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`unknown assumption: ${name}`);
  return found;
}

function leverRow(run: RunData, { lever, scenario }: Query & { measure: 'leverValue' }): ParameterRow {
  const found = run
    .parameters()
    .find((row) => row.role === 'lever' && row.name === lever && row.scenario === scenario);
  if (found === undefined) throw new Error(`unknown lever: ${lever} in ${scenario}`);
  return found;
}
