import { LabError } from '../../define/index.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { canonicalJson } from '../../store/index.ts';
import { startNumbers } from '../numbers.ts';
import type { Numbers, PrintedNumber } from '../numbers.ts';
import { contextOf } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import type { RunData } from '../run-data.ts';
import { jointRun } from './joint-run.ts';

/** One of two runs, with its numbers under names of its own. */
export interface SideOfPair {
  readonly run: RunData;
  readonly context: Context;
}

/** Two runs of which the second has other assumptions, and everything that sections about both read. */
export interface Pair {
  readonly before: SideOfPair;
  readonly after: SideOfPair;
  /** Whether replication r of both is the same future; otherwise both stand side by side without a difference. */
  readonly paired: boolean;
  /** Prints changes from the first run to the second within the same futures. */
  readonly changes: Numbers;
  /** Scenarios but the baseline, and outcomes, that both runs have. */
  readonly scenarios: readonly string[];
  readonly outcomes: readonly ResolvedOutcome[];
  /** Every number printed so far. */
  all(): readonly PrintedNumber[];
}

/** Reads two finished runs as a pair. Throws E605 when they have no scenario, baseline or outcome in common. */
export function pairOf(first: RunData, second: RunData, command: string): Pair {
  const [a, b] = [first.experiment, second.experiment];
  const scenarios = b.scenarios
    .map(({ name }) => name)
    .filter((name) => name !== b.baseline && a.scenarios.some((each) => each.name === name));
  const outcomes = b.outcomes.filter((outcome) =>
    a.outcomes.some(
      ({ name, of, take }) => name === outcome.name && of === outcome.of && take === outcome.take,
    ),
  );
  if (a.baseline !== b.baseline || scenarios.length === 0 || outcomes.length === 0)
    throw new LabError(
      'E605',
      `nothing that ${first.manifest.runKey} and ${second.manifest.runKey} both compare`,
      {
        exit: 2,
        expected:
          'two runs with the same baseline, and at least one other scenario and one outcome in common',
      },
    );
  const before = sideOf(first, command, { prefix: 'b', words: 'before' });
  const after = sideOf(second, command, { prefix: 'a', words: 'after' });
  const joint = jointRun(first, second, { scenarios, outcomes });
  const changes = named(startNumbers(joint), { prefix: 'd', words: 'after minus before, same futures' });
  const paired = a.seed === b.seed && canonicalJson(a.draws ?? null) === canonicalJson(b.draws ?? null);
  const all = (): PrintedNumber[] =>
    [before.context.numbers, after.context.numbers, changes].flatMap((each) => each.all());
  return { before, after, paired, changes, scenarios, outcomes: headlineFirst(outcomes), all };
}

const headlineFirst = (outcomes: readonly ResolvedOutcome[]): ResolvedOutcome[] =>
  [...outcomes].sort((a, b) => Number(b.headline) - Number(a.headline));

interface Naming {
  readonly prefix: string;
  readonly words: string;
}

function sideOf(run: RunData, command: string, naming: Naming): SideOfPair {
  const context = contextOf(run, { command });
  return { run, context: { ...context, numbers: named(context.numbers, naming) } };
}

/** Numbers of one side: their names begin with its letter, their methods say which run they are from. */
function named(numbers: Numbers, { prefix, words }: Naming): Numbers {
  return {
    ...numbers,
    print(query, style) {
      const printed = numbers.print(query, style);
      return { ...printed, id: `${prefix}-${printed.id}` };
    },
    all: () =>
      numbers
        .all()
        .map((each) => ({ ...each, id: `${prefix}-${each.id}`, method: `${words}: ${each.method}` })),
  };
}
