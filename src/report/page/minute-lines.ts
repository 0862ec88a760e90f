import { wordsOf } from '../reading-grade.ts';
import { bareText } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import { horizon } from './context.ts';
import type { Context } from './context.ts';
import { levelLine } from './level-line.ts';
import { middleChangeWords } from './middle-change.ts';
import { chosenVerdicts, verdictLine } from './verdict-lines.ts';

/** A line of the first section. */
export interface MinuteLine {
  /** Behind the line before it in the list, of which it may say “it”. */
  readonly text: Rich;
  /** By itself, with the outcome by its name. */
  readonly named: Rich;
  readonly scenario: string;
  /** Place among all lines that could be told. */
  readonly place: number;
}

/** Lines that the first section has where there is room. */
export const fewestVerdicts = 3;
const mostVerdicts = 5;

/** Words as the limit of the first section counts them. */
export const wordCount = (text: Rich): number => wordsOf(bareText(text)).length;

/** How lines are worded: the time behind so many of them, and whether the middle change is told. */
interface Wording {
  readonly tail: string;
  readonly places: number;
  readonly withMiddle: boolean;
}

/**
 * Verdicts with their horizon, as long as three of them fit; otherwise only the first says it, or where even that is too long none, for the
 * first sentence names it. Where words are left the last scenario's line on the headline outcome tells the middle change.
 */
export function verdictLines(context: Context, room: number): MinuteLine[] {
  const chosen = chosenVerdicts(context);
  const { headline, effect } = context;
  const must = chosen.findIndex(
    ({ outcome, scenario }) => outcome.name === headline.name && scenario === effect.scenario,
  );
  const lines = ({ tail, places, withMiddle }: Wording): MinuteLine[] =>
    chosen.flatMap((each, place): MinuteLine[] => {
      const follows = chosen[place - 1]?.outcome.name === each.outcome.name;
      const worded = (again: boolean): Rich[] =>
        verdictLine(context, each, {
          tail: place < places ? tail : '',
          again,
          middle: withMiddle && place === must,
          first: place === 0,
        });
      const [text, named] = [worded(follows), worded(false)].map(([line]) => line);
      if (text === undefined || named === undefined) return [];
      return [{ text, named, scenario: each.scenario, place }];
    });
  const tail = ` over ${horizon(context)}`;
  const kept = (wording: Wording): MinuteLine[] => fitting(lines(wording), room, must);
  const enough = Math.min(fewestVerdicts, chosen.length);
  const ways = [
    { tail, places: chosen.length, withMiddle: false },
    { tail, places: 1, withMiddle: false },
    { tail: '', places: 0, withMiddle: false },
  ].map((wording) => ({ wording, lines: kept(wording) }));
  const way = ways.find((each) => each.lines.length >= enough) ?? ways[2];
  const left = room - wordsOfAll(way.lines);
  return left < middleChangeWords ? way.lines : kept({ ...way.wording, withMiddle: true });
}

/** Levels of the last scenario, the headline outcome first. */
export function levelLines(context: Context, room: number): MinuteLine[] {
  const { headline, run, effect } = context;
  const rest = run.experiment.outcomes.filter(({ name }) => name !== headline.name);
  const lines = [headline, ...rest].flatMap((outcome, place) =>
    levelLine(context, outcome).map((text) => ({ text, named: text, scenario: effect.scenario, place })),
  );
  return fitting(lines, room);
}

/**
 * Lines in their order until the next one has too many words, at most five, that at `must` always; where these are fewer than three, later
 * ones that fit. A line that says “it” names its outcome where the line before it is left out.
 */
function fitting(lines: readonly MinuteLine[], room: number, must = 0): MinuteLine[] {
  const wanted = lines.find(({ place }) => place === must);
  if (wanted === undefined) return taken(lines, room, must);
  const kept = taken(lines, room - wordCount(wanted.text), must);
  return wordsOfAll(kept) <= room ? kept : taken(lines, room - wordCount(wanted.named), must);
}

const wordsOfAll = (lines: readonly MinuteLine[]): number =>
  lines.reduce((total, { text }) => total + wordCount(text), 0);

/** The lines that fit beside the one at `must`, for which the words are set aside. */
function taken(lines: readonly MinuteLine[], room: number, must: number): MinuteLine[] {
  const kept: MinuteLine[] = [];
  let left = room;
  let isFull = false;
  for (const line of lines) {
    const isMust = line.place === must;
    const text = kept.at(-1)?.place === line.place - 1 ? line.text : line.named;
    const words = isMust ? 0 : wordCount(text);
    const fits = words <= left;
    isFull ||= !fits;
    const most = (isFull ? fewestVerdicts : mostVerdicts) - (line.place < must ? 1 : 0);
    if ((!fits && !isMust) || kept.length >= most) continue;
    left -= words;
    kept.push({ ...line, text });
  }
  return kept;
}
