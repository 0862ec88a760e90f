import { counted } from '../numbers.ts';
import { paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Brief, Rich, Section } from '../rich-text.ts';
import { beyondTheEnd, horizon, scenarioLabel, unfinishedMark } from './context.ts';
import type { Context } from './context.ts';
import { failureWords } from './failure-words.ts';
import { fewestVerdicts, levelLines, verdictLines, wordCount } from './minute-lines.ts';
import type { MinuteLine } from './minute-lines.ts';
import { shortLabel } from './short-label.ts';
import { fewestForWords, verdictTable } from './verdict-lines.ts';

const mostWords = 120;

/** 1 In one minute: three to five verdicts with chance, size and horizon in at most 120 words; levels where nothing can be compared. */
export function oneMinute(context: Context): Section {
  const opening = openingOf(context);
  const ways = [true, false].map((withReason) => {
    const closing = closingOf(context, withReason);
    const room = mostWords - wordCount(opening) - wordCount(closing);
    return { closing, lines: (context.others.length === 0 ? levelLines : verdictLines)(context, room) };
  });
  // The reason for the confidence costs no line of the first three its place.
  const most = Math.min(fewestVerdicts, ways[1].lines.length);
  const { closing, lines } = ways[0].lines.length >= most ? ways[0] : ways[1];
  const items = lines.map(({ text }) => text);
  const blocks: Block[] = [paragraph(opening), { kind: 'list', items }, paragraph(closing)];
  return {
    id: 'minute',
    title: 'In one minute',
    blocks: context.options.audience === 'analyst' ? [...blocks, ...verdictTable(context)] : blocks,
    folded: false,
    brief: briefOf(context, lines),
  };
}

/** Against which rules and over which time, for texts that have only the list; the last scenario's first line is its answer. */
function briefOf(context: Context, lines: readonly MinuteLine[]): Brief {
  const { others, effect } = context;
  const label = (name: string): string => shortLabel(scenarioLabel(context, name));
  const over = `over ${horizon(context)} simulated`;
  const lead = others.length === 0 ? `Levels ${over}:` : `Against ${label(effect.baseline)}, ${over}:`;
  const own = lines.findIndex(({ scenario }) => scenario === effect.scenario);
  return { lead, must: Math.max(0, own), lines, sets: others.length, failed: failureWords(context) };
}

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
