import { statSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { leavable, packRun } from '../../bundle/index.ts';
import type { Leavable, Packed } from '../../bundle/index.ts';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { nearest } from '../../define/nearest.ts';
import { findRun } from '../../store/index.ts';
import { shortNotes, typed } from '../bundle-words.ts';
import type { Answer } from '../console.ts';
import { stopOnSignals } from '../signals.ts';
import type { Call, Verb } from '../verb.ts';
import { resultsFolder, textOption } from '../verb.ts';

/** `mlab pack <run>`: the one file that a reviewer needs. */
export const pack: Verb = {
  name: 'pack',
  description: 'one file with everything of a run, for others to reproduce',
  arguments: [['<run>', 'run key, beginning of one, experiment, or folder']],
  options: [
    ['--without <parts>', 'leave out: series, report (the file says so)'],
    ['--attest', 'add an in-toto statement about the files, unsigned'],
    ['--published <day>', 'day of publication for the description, as 2026-11-20'],
    [
      '--to <file>',
      'where the bundle goes, a file or a folder (this folder, under the name that reports print)',
    ],
    ['--force', 'replace a file of the same name that has other bytes'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab pack eagr',
    'mlab pack 7k3m9q2f --without series --to ~/Downloads',
    'mlab pack eagr --attest --published 2026-11-20',
  ],
  async run(call) {
    const without = withoutOption(call);
    const published = dayOption(call);
    const { folder } = findRun(resultsFolder(call), call.args[0]);
    const stop = stopOnSignals(call.console);
    try {
      const packed = await packRun({
        ...{ folder, without, published, ...targetOf(call) },
        attest: call.options['attest'] === true,
        force: call.options['force'] === true,
        signal: stop.signal,
      });
      for (const note of shortNotes(packed.notes)) call.console.warn(note);
      if (packed.replaced !== undefined)
        call.console.warn(`replaced a file of this name with other bytes, sha256 ${packed.replaced}`);
      return answerOf(packed);
    } finally {
      stop.release();
    }
  },
};

function answerOf(packed: Packed): Answer {
  const { path, bytes, sha256, files, without } = packed;
  const way = relative(process.cwd(), path);
  const shown = way.startsWith('..') ? path : way;
  const left = without.length === 0 ? '' : `, without ${without.join(' and ')}`;
  return {
    text: [
      shown,
      `  ${grouped(files.length)} files, ${grouped(Math.ceil(bytes / 1000))} kB${left}`,
      `  sha256 ${sha256}`,
    ],
    records: [[shown, bytes, sha256]],
    data: packed,
    next: [`mlab reproduce ${typed(shown)}`],
  };
}

function withoutOption(call: Call): Leavable[] {
  const names = textOption(call, 'without')?.split(',') ?? [];
  return names.map((each) => {
    const name = each.trim();
    const known = leavable.find((part) => part === name);
    if (known !== undefined) return known;
    throw new LabError('E502', `invalid --without: ${name}`, {
      exit: exitCodes.usage,
      path: '--without',
      suggestion: nearest(name, leavable),
      expected: 'series, report or both with a comma',
    });
  });
}

function dayOption(call: Call): string | undefined {
  const day = textOption(call, 'published');
  if (day === undefined || isDay(day)) return day;
  throw new LabError('E502', `invalid --published: ${day}`, {
    exit: exitCodes.usage,
    path: '--published',
    expected: 'a day as 2026-11-20',
  });
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function targetOf(call: Call): { into: string; fileName?: string } {
  const to = textOption(call, 'to');
  if (to === undefined) return { into: '.' };
  if (to.endsWith('/') || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true)
    return { into: to };
  return { into: dirname(to), fileName: basename(to) };
}
