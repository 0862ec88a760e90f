import { counted, shareStyle } from '../numbers.ts';
import { claimRule, plainClaimRule } from '../claims.ts';
import type { ClaimCount, ClaimInScenario, ClaimResult, ClaimVerdict } from '../claims.ts';
import { groupWords, meaningOf, optionMeaning, optionWords, shortGroup, shortName } from '../input-words.ts';
import type { Query } from '../query.ts';
import { code, link, paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { capital, plural, scenarioLabel } from './context.ts';
import type { Context } from './context.ts';
import { fewestForWords } from './verdict-lines.ts';

const marks: Readonly<Record<ClaimVerdict, string>> = {
  supported: '✔',
  'supported in part': '◐',
  'not supported': '✘',
  'not decided': '○',
  'true by definition': '≡',
  'depends on what is not stated': '?',
  'cannot be tested here': '–',
};

/** A mark before each word, so that colour is never needed. */
export const claimMark = ({ verdict }: Pick<ClaimResult, 'verdict'>): string => marks[verdict];

/** `✔ supported, ✘ not supported, ○ not decided`: the marks that are used. */
function keyOfMarks(claims: readonly ClaimResult[]): string {
  const used = new Set<string>(claims.map(({ verdict }) => verdict));
  const key = Object.entries(marks).filter(([word]) => used.has(word));
  return key.map(([word, mark]) => `${mark} ${word}`).join(', ');
}

/** 4 Claims: what was said, by whom, how it was tested, and the word for it; critics get equal rows. */
export function claimsSection(context: Context): Section {
  const { claims } = context;
  if (claims.length === 0) {
    return {
      id: 'claims',
      title: 'Claims',
      blocks: [paragraph(['This experiment names no claims.'])],
      folded: false,
    };
  }
  const rows = claims.map((result): Rich[] => [
    rich`“${link(result.claim.quote, result.claim.url ?? urlOf(context, result))}”`,
    [result.claim.by],
    howTested(context, result),
    resultOf(context, result),
    rich`${claimMark(result)} ${strong(capital(result.verdict))}: ${result.because}.`,
  ]);
  const columns = ['Claim', 'By', 'Test', 'Holds', 'Verdict'];
  return {
    id: 'claims',
    title: 'Claims',
    blocks: [
      { kind: 'table', caption: 'Claims and what the simulation says', columns, rows },
      ...legend(context),
      paragraph([context.options.audience === 'analyst' ? claimRule : plainClaimRule]),
    ],
    folded: false,
    short: [
      { kind: 'list', items: claims.map((result) => shortClaim(context, result)) },
      paragraph([
        `${keyOfMarks(claims)}. Counts: in how many futures the claim’s test holds; the words also allow for luck in the count, so few futures decide little. The tests and the rule for these words stand in the full report.`,
      ]),
    ],
  };
}

/** `◐ Supported in part: “…” (proposal). Rate only: 100 in 100; Full proposal: 0 in 100. Yes: Rate only; no: Full proposal.` */
function shortClaim(context: Context, result: ClaimResult): Rich {
  const { claim, verdict, because, scenarios } = result;
  const counts = scenarios.flatMap((each, index): Rich =>
    claim.test === undefined
      ? []
      : rich`${index === 0 ? ' ' : '; '}${scenarioLabel(context, each.scenario)}: ${countWords(context, each, chanceQuery(claim.test, each.scenario, 'inHundred'))}`,
  );
  const why = verdict === 'supported' ? '' : ` ${capital(because)}.`;
  return rich`${claimMark(result)} ${strong(capital(verdict))}: “${claim.quote}” (${claim.by}).${counts}${counts.length === 0 ? '' : '.'}${why}`;
}

/** What the inputs are by which counts are divided, and what their options stand for. */
function legend({ run, claims }: Context): Block[] {
  const names = [
    ...new Set(claims.flatMap(({ splitBy, scenarios }) => (scenarios.length > 0 ? (splitBy ?? []) : []))),
  ];
  const sentences = names.map((name) => {
    const assumption = run.experiment.assumptions.find((each) => each.name === name);
    const options =
      assumption?.distribution.kind === 'choice'
        ? assumption.distribution.options.flatMap((option) =>
            optionMeaning(assumption, String(option)) === undefined
              ? []
              : optionWords(assumption, String(option)),
          )
        : [];
    const meaning = `${capital(shortName(name))}: ${meaningOf(run, name)}`;
    return options.length === 0 ? `${meaning}.` : `${meaning} (${options.join('; ')}).`;
  });
  return sentences.length === 0 ? [] : [paragraph([sentences.join(' ')])];
}

/** A group in few words: options by their letter, which the legend explains. */
function groupName({ run }: Context, splitBy: string, label: string): string {
  const words = groupWords(run, splitBy, label);
  return words.startsWith(`${label} (`) ? label : shortGroup(words);
}

function urlOf({ run }: Context, { claim }: ClaimResult): string | undefined {
  return claim.by === 'proposal' ? run.experiment.proposal?.url : undefined;
}

function howTested(context: Context, { claim, scenarios }: ClaimResult): Rich {
  if (claim.test === undefined) return ['not by simulation'];
  const failed = Math.max(0, ...scenarios.map((each) => each.failed));
  const note = claim.note === undefined ? '' : ` ${claim.note}`;
  const left = failed === 0 ? '' : ` ${plural(failed, 'failed future')} left out.`;
  const n =
    scenarios[0] && context.numbers.print(chanceQuery(claim.test, scenarios[0].scenario, 'n'), counted);
  return n === undefined ? [code(claim.test)] : rich`${code(claim.test)} in ${n} futures.${left}${note}`;
}

type ChanceQuery = Query & { readonly measure: 'chance' };

function chanceQuery(test: string, scenario: string, take: 'inHundred' | 'interval' | 'n') {
  return { measure: 'chance', table: 'outcomes', scenario, test, point: 0, take } as const;
}

function resultOf(context: Context, { claim, scenarios, splitBy }: ClaimResult): Rich {
  const { test } = claim;
  if (test === undefined) return ['–'];
  return scenarios.flatMap((each, index): Rich => {
    const before = index === 0 ? '' : '; ';
    const chance = countWords(context, each, chanceQuery(test, each.scenario, 'inHundred'));
    const margin = marginOf(context, each, chanceQuery(test, each.scenario, 'interval'));
    const groups = splitBy === undefined ? [] : groupTexts(context, { test, splitBy }, each);
    return rich`${before}${scenarioLabel(context, each.scenario)}: ${strong(chance)}${margin}${groups}`;
  });
}

/** `71 in 100`; of few futures `5 of 7`. */
function countWords(context: Context, count: ClaimCount, query: ChanceQuery): Rich {
  return count.n === 0 || count.n < fewestForWords
    ? shareWords(context, count, query)
    : rich`${shareWords(context, count, query)} in 100`;
}

/** The number of a hundred; where futures are few how many of them. */
function shareWords({ numbers }: Context, { holds, n }: ClaimCount, query: ChanceQuery): Rich {
  if (n === 0) return ['not known'];
  if (n >= fewestForWords) return [numbers.print(query, shareStyle(holds, n))];
  const count = (take: 'holds' | 'n') => numbers.print({ ...query, take }, counted);
  return rich`${count('holds')} of ${count('n')}`;
}

/** For analysts: the 95% interval of a chance and the futures that decided it. */
function marginOf(
  { options, numbers }: Context,
  { n }: ClaimCount,
  query: Parameters<Context['numbers']['print']>[0],
): Rich {
  return options.audience !== 'analyst' || n === 0
    ? []
    : rich` [${numbers.print(query, { digits: 3 })}, n ${String(n)}]`;
}

function groupTexts(
  context: Context,
  { test, splitBy }: { readonly test: string; readonly splitBy: string },
  { scenario, groups }: ClaimInScenario,
): Rich {
  if (groups.length === 0) return [];
  const parts = groups.flatMap((group, index): Rich => {
    const where = { assumption: splitBy, group: group.label };
    const query = { ...chanceQuery(test, scenario, 'inHundred'), where };
    return [
      `${index === 0 ? '' : ', '}${groupName(context, splitBy, group.label)} `,
      ...shareWords(context, group, query),
    ];
  });
  return rich` (by ${shortName(splitBy)}: ${parts})`;
}
