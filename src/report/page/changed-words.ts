import { grouped } from '../../define/index.ts';
import { meaningOf } from '../input-words.ts';
import { plainText } from '../escape.ts';
import { firstWords } from '../first-words.ts';
import type { Context } from './context.ts';
import { fileSays, forkOf, forkWords, setForRun, setWords } from './fork.ts';

/** That a run or its experiment was changed, in words: whole, and short enough for a picture and a message. */
export interface Changed {
  readonly line: string;
  readonly brief: string;
}

/** Characters of one line in a picture. */
const mostOfBrief = 90;
const mostOfMeaning = 40;

/**
 * What every text says at its top where the command line set values of a run, or where its experiment is a fork:
 * `Changed for this run: size of the reserve from 2,000,000 METIS to 1,000,000 METIS.`; undefined where neither is so.
 */
export function changedWords(context: Pick<Context, 'run' | 'options'>): Changed | undefined {
  const { run } = context;
  const called = (name: string): string => meaningOf(run, name);
  const lines = [
    setWords(run, called, afterWords(context)),
    forkWords(run, called, afterWords(context)),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  const bare = (meaning: (name: string) => string): string =>
    [setWords(run, meaning), forkWords(run, meaning)].filter((line) => line !== undefined).join('. ');
  const whole = bare(called);
  // A long meaning gives way first: the values are what was changed.
  const brief = whole.length <= mostOfBrief ? whole : bare((name) => cut(called(name), mostOfMeaning));
  return { line: `${lines.join('. ')}.`, brief: cut(brief, 2 * mostOfBrief) };
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${firstWords(text, most - 1)}…`;

/** An option with its meaning, `a (from the grants budget)`, where the model is known; anything else as it is. */
const afterWords =
  ({ options }: Pick<Context, 'options'>) =>
  (name: string, value: string): string => {
    const meaning = optionMeans(options.card?.options, name, value);
    return meaning === undefined ? value : `${value} (${meaning})`;
  };

/** What the model says an option is, as far as its first colon; undefined for what is no option of a known model. */
export function optionMeans(
  known: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
  name: string,
  option: string,
): string | undefined {
  if (known === undefined || !Object.hasOwn(known, name) || !Object.hasOwn(known[name], option))
    return undefined;
  return known[name][option].split(/: |; /u)[0];
}

/** Rows of the disclosure on what was changed. */
export function changedRows(context: Pick<Context, 'run' | 'options'>): (readonly [string, string])[] {
  const { run } = context;
  const called = (name: string): string => meaningOf(run, name);
  const rows = [
    ['Fork of', forkOf(run.experiment)?.from],
    ['Changed in the fork', forkWords(run, called, afterWords(context))?.split('; changed: ')[1]],
    ['Changed for this run', setWords(run, called, afterWords(context))?.replace(/^[^:]*: /u, '')],
  ] as const;
  return rows.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

/** `60 futures where the file says 2,000; 200 holders where the file says 3,000`; undefined where the run is as its file. */
export function otherThanFile({ run }: Pick<Context, 'run'>): string | undefined {
  const { experiment, manifest } = run;
  const words = fileSays(experiment).flatMap(({ what, said }): string[] => {
    if (what === 'rules') return [`without rules that the file has: ${said.replace(/^also /u, '')}`];
    if (what === 'seed') return [`seed ${manifest.seed} where the file says ${said}`];
    const used = what === 'futures' ? manifest.replications : experiment.populations[what];
    return used === undefined || grouped(used) === said
      ? []
      : [`${grouped(used)} ${what} where the file says ${said}`];
  });
  const set = setForRun(experiment).map(({ name, after }) => `${name} = ${after}`);
  const all = [...words, ...(set.length === 0 ? [] : [`set: ${set.join(', ')}`])];
  return all.length === 0 ? undefined : plainText(all.join('; '));
}
