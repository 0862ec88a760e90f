import type { ResolvedOutcome } from '../../plan/index.ts';
import { counted } from '../numbers.ts';
import { wordsOf } from '../reading-grade.ts';
import { bareText, paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Brief, Rich, Section } from '../rich-text.ts';
import { beyondTheEnd, horizon, scenarioLabel, unfinishedMark } from './context.ts';
import type { Context } from './context.ts';
import { failureWords } from './failure-words.ts';
import { levelLine } from './level-line.ts';
import { middleChangeWords } from './middle-change.ts';
import { shortLabel } from './short-label.ts';
import { chosenVerdicts, fewestForWords, verdictLine, verdictTable } from './verdict-lines.ts';

const mostWords = 120;
const fewestVerdicts = 3;
const mostVerdicts = 5;

/** 1 In one minute: three to five verdicts with chance, size and horizon in at most 120 words; levels where nothing can be compared. */
export function oneMinute(context: Context): Section {
  const opening = openingOf(context);
  const ways = [true, false].map((withReason) => {
    const closing = closingOf(context, withReason);
    const room = mostWords - wordCount(opening) - wordCount(closing);
    return { closing, items: context.others.length === 0 ? levels(context, room) : verdicts(context, room) };
  });
  // The reason for the confidence costs no line of the first three its place.
  const most = Math.min(fewestVerdicts, ways[1].items.length);
  const { closing, items } = ways[0].items.length >= most ? ways[0] : ways[1];
  const blocks: Block[] = [paragraph(opening), { kind: 'list', items }, paragraph(closing)];
  return {
    id: 'minute',
    title: 'In one minute',
    blocks: context.options.audience === 'analyst' ? [...blocks, ...verdictTable(context)] : blocks,
    folded: false,
    brief: briefOf(context, items),
  };
}

/** Against which rules and over which time, for texts that have only the list; the last scenario's first line is its answer. */
function briefOf(context: Context, items: readonly Rich[]): Brief {
  const { others, effect } = context;
  const label = (name: string): string => shortLabel(scenarioLabel(context, name));
  const over = `over ${horizon(context)} simulated`;
  const lead = others.length === 0 ? `Levels ${over}:` : `Against ${label(effect.baseline)}, ${over}:`;
  const own = items.findIndex((item) => bareText(item).startsWith(`${label(effect.scenario)} `));
  return { lead, must: Math.max(0, own), failed: failureWords(context) };
}

const wordCount = (text: Rich): number => wordsOf(bareText(text)).length;

function openingOf(context: Context): Rich {
  const { run, numbers, lost, others, effect } = context;
  const count = numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  const mark = unfinishedMark(context);
  const failed = failureWords(context);
  const gone =
    lost.length === 0
      ? ''
      : ` No future was finished for ${lost.map((name) => scenarioLabel(context, name)).join(', ')}.`;
  const many = run.experiment.scenarios.length > 1;
  const against =
    others.length === 0 ? '' : ` Against ${shortLabel(scenarioLabel(context, effect.baseline))}:`;
  return rich`${mark === undefined ? '' : `${mark}. `}We ran ${count} simulated futures of ${horizon(context)}${many ? ' for each set of rules' : ''}.${failed.length === 0 ? [] : rich` ${failed}`}${gone}${against}`;
}

function closingOf(context: Context, withReason: boolean): Rich {
  const { others, confidence, run } = context;
  const compared = others.length > 0;
  const words =
    compared && run.manifest.replications >= fewestForWords ? '; words allow for luck in the count' : '';
  const more = others.length > fewestVerdicts ? ' More sets of rules: see the appendix.' : '';
  const beyond = beyondTheEnd(context);
  return rich`${compared ? 'Sizes' : 'Ranges'} span 9 in 10 futures${words}.${more}${beyond === undefined ? '' : ` ${beyond}`} Confidence in the model: ${strong(confidence.level)}${withReason ? ` (${confidence.briefly})` : ''}. This is no forecast.`;
}

/**
 * Verdicts with their horizon, as long as three of them fit; otherwise only the first says it, or where even that is too long none, for the
 * first sentence names it. Where words are left the last scenario's line on the headline outcome tells the middle change.
 */
function verdicts(context: Context, room: number): Rich[] {
  const chosen = chosenVerdicts(context);
  const { headline, effect } = context;
  const must = chosen.findIndex(
    ({ outcome, scenario }) => outcome.name === headline.name && scenario === effect.scenario,
  );
  const lines = (tail: string, places: number, withMiddle: boolean): Rich[] =>
    chosen.flatMap((each, place) => {
      const again = chosen[place - 1]?.outcome.name === each.outcome.name;
      const middle = withMiddle && place === must;
      return verdictLine(context, each, {
        tail: place < places ? tail : '',
        again,
        middle,
        first: place === 0,
      });
    });
  const tail = ` over ${horizon(context)}`;
  const enough = Math.min(fewestVerdicts, chosen.length);
  const ways = [
    { places: chosen.length, kept: fitting(lines(tail, chosen.length, false), room, must) },
    { places: 1, kept: fitting(lines(tail, 1, false), room, must) },
    { places: 0, kept: fitting(lines('', 0, false), room, must) },
  ];
  const { places, kept } = ways.find((way) => way.kept.length >= enough) ?? ways[2];
  const left = room - kept.reduce((total, line) => total + wordCount(line), 0);
  return left < middleChangeWords ? kept : fitting(lines(tail, places, true), room, must);
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

/**
 * Lines in their order until the next one has too many words, at most five, that at `must` always; where these are fewer than three, later
 * ones that fit.
 */
function fitting(lines: readonly Rich[], room: number, must = 0): Rich[] {
  const kept: Rich[] = [];
  let left = room - (lines.length === 0 ? 0 : wordCount(lines[must]));
  let isFull = false;
  for (const [place, line] of lines.entries()) {
    const words = place === must ? 0 : wordCount(line);
    const fits = words <= left || place === must;
    isFull ||= !fits;
    const most = (isFull ? fewestVerdicts : mostVerdicts) - (place < must ? 1 : 0);
    if (!fits || kept.length >= most) continue;
    left -= words;
    kept.push(line);
  }
  return kept;
}
