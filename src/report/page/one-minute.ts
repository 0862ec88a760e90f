import type { ResolvedOutcome } from '../../plan/index.ts';
import { counted } from '../numbers.ts';
import { wordsOf } from '../reading-grade.ts';
import { bareText, paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { beyondTheEnd, horizon, scenarioLabel, unfinishedMark } from './context.ts';
import type { Context } from './context.ts';
import { levelLine } from './level-line.ts';
import { chosenVerdicts, verdictLine, verdictTable } from './verdict-lines.ts';

const mostWords = 120;
const fewestVerdicts = 3;
const mostVerdicts = 5;

/** 1 In one minute: three to five verdicts with chance, size and horizon in at most 120 words; levels where nothing can be compared. */
export function oneMinute(context: Context): Section {
  const [opening, closing] = [openingOf(context), closingOf(context)];
  const room = mostWords - wordCount(opening) - wordCount(closing);
  const items = context.others.length === 0 ? levels(context, room) : verdicts(context, room);
  const blocks: Block[] = [paragraph(opening), { kind: 'list', items }, paragraph(closing)];
  return {
    id: 'minute',
    title: 'In one minute',
    blocks: context.options.audience === 'analyst' ? [...blocks, ...verdictTable(context)] : blocks,
    folded: false,
  };
}

const wordCount = (text: Rich): number => wordsOf(bareText(text)).length;

function openingOf(context: Context): Rich {
  const { run, numbers, lost, others, effect } = context;
  const { failures } = run.manifest;
  const count = (of: 'replications' | 'failures') =>
    numbers.print({ measure: 'count', table: 'manifest', of }, counted);
  const mark = unfinishedMark(context);
  const failed: Rich =
    failures === 0
      ? []
      : rich` ${count('failures')} ${failures === 1 ? 'run' : 'runs'} failed and ${failures === 1 ? 'is' : 'are'} left out.`;
  const gone =
    lost.length === 0
      ? ''
      : ` No future was finished for ${lost.map((name) => scenarioLabel(context, name)).join(', ')}.`;
  const against = others.length === 0 ? '' : ` Against ${scenarioLabel(context, effect.baseline)}:`;
  return rich`${mark === undefined ? '' : `${mark}. `}We ran ${count('replications')} simulated futures of ${horizon(context)} for each set of rules.${failed}${gone}${against}`;
}

function closingOf(context: Context): Rich {
  const { others, confidence } = context;
  const compared = others.length > 0;
  const words = compared ? '; words allow for luck in the count' : '';
  const more = others.length > fewestVerdicts ? ' More sets of rules: see the appendix.' : '';
  const beyond = beyondTheEnd(context);
  return rich`${compared ? 'Sizes' : 'Ranges'} span 9 in 10 futures${words}.${more}${beyond === undefined ? '' : ` ${beyond}`} Confidence in the model: ${strong(confidence.level)}. This is no forecast.`;
}

/** Verdicts with their horizon, as long as three of them fit; otherwise only the first says it, or where even that is too long none, for the first sentence names it. */
function verdicts(context: Context, room: number): Rich[] {
  const chosen = chosenVerdicts(context);
  const lines = (tail: string, places: number): Rich[] =>
    chosen.flatMap((each, place) => {
      const again = chosen[place - 1]?.outcome.name === each.outcome.name;
      return verdictLine(context, each, { tail: place < places ? tail : '', again });
    });
  const tail = ` over ${horizon(context)}`;
  const enough = Math.min(fewestVerdicts, chosen.length);
  const tries = [chosen.length, 1].map((places) => fitting(lines(tail, places), room));
  return tries.find((found) => found.length >= enough) ?? fitting(lines('', 0), room);
}

function levels(context: Context, room: number): Rich[] {
  const { headline, run } = context;
  const rest = run.experiment.outcomes.filter(({ name }) => name !== headline.name);
  const outcomes: readonly ResolvedOutcome[] = [headline, ...rest];
  return fitting(
    outcomes.flatMap((outcome) => levelLine(context, outcome)),
    room,
  );
}

/** Lines in their order until the next one has too many words, at most five, the first always; where these are fewer than three, later ones that fit. */
function fitting(lines: readonly Rich[], room: number): Rich[] {
  const kept: Rich[] = [];
  let left = room;
  let isFull = false;
  for (const line of lines) {
    const words = wordCount(line);
    const fits = words <= left || kept.length === 0;
    isFull ||= !fits;
    if (!fits || kept.length === (isFull ? fewestVerdicts : mostVerdicts)) continue;
    left -= words;
    kept.push(line);
  }
  return kept;
}
