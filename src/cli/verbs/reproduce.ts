import { availableParallelism } from 'node:os';
import { withBundle } from '../../bundle/index.ts';
import type { OpenBundle } from '../../bundle/index.ts';
import { exitCodes, LabError } from '../../define/index.ts';
import { reproduce as reproduceRun, writeCertificate } from '../../reproduce/index.ts';
import type { Reproduction, ReproductionLevel } from '../../reproduce/index.ts';
import { lookInside, openingOf, trusting, typed, unpackedRun } from '../bundle-words.ts';
import type { Answer } from '../console.ts';
import { givenRun } from '../given-run.ts';
import { showProgress } from '../progress.ts';
import { stopOnSignals } from '../signals.ts';
import type { Call, Verb } from '../verb.ts';
import { reproductionAnswer } from '../reproduction-answer.ts';
import { runName } from '../run-name.ts';
import { countOption, textOption } from '../verb.ts';

/** `mlab reproduce <run>`: checks a run, computes it again in part or whole, and grades what comes out. */
export const reproduce: Verb = {
  name: 'reproduce',
  description: 'check a run and compute it again: identical, within tolerance, same conclusions, or not',
  arguments: [['<run|bundle>', 'bundle (.zip), run key, beginning of one, folder, or path of its manifest']],
  options: [
    ['--level <level>', 'files, sample (a sample of replications) or full (all of them); sample when absent'],
    ['--sample <n>', 'replications to compute again (100)'],
    [
      '--sample-seed <n>',
      'eight or more digits of yours that choose the sample; the author knew which the run key chooses',
    ],
    ['--strict', 'accept identical bits only (grade A)'],
    ['--accept <grade>', '`conclusions`: exit 0 when only verdicts and words are the same (grade C)'],
    ['--trust-code', 'run code that came with the run: its experiment file and a model of its own'],
    ['--certificate <name>', 'write verification.json and verification.md in this name'],
    ['-j, --threads <n>', 'worker threads (all cores by default)'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab reproduce eagr-7k3m9q2f-w2000.zip',
    'mlab reproduce 7k3m9q2f --sample-seed <eight digits of yours>',
    'mlab reproduce path/to/run --level full --certificate "Ada Lovelace"',
  ],
  async run(call) {
    const level = levelOf(call);
    const accept = acceptOf(call);
    const stop = stopOnSignals(call.console);
    const check = (subject: Subject): Promise<Answer> => checkRun(call, { ...subject, level, accept, stop });
    try {
      const given = givenRun(call, call.args[0] ?? '');
      if (!('bundleFile' in given))
        return await check({ folder: given.folder, name: runName(call, given.folder) });
      return await withBundle(given.bundleFile, (bundle) => check(subjectIn(given.bundleFile, bundle)), stop);
    } finally {
      stop.release();
    }
  },
};

/** What is checked, and what is said about it. */
interface Subject {
  readonly folder: string;
  readonly name: string;
  readonly bundle?: { readonly path: string; readonly opened: OpenBundle };
}

interface How extends Subject {
  readonly level: ReproductionLevel;
  readonly accept: boolean;
  readonly stop: ReturnType<typeof stopOnSignals>;
}

const subjectIn = (path: string, opened: OpenBundle): Subject => ({
  folder: opened.folder,
  name: typed(path),
  bundle: { path, opened },
});

async function checkRun(call: Call, how: How): Promise<Answer> {
  const { folder, level, name, accept, stop, bundle } = how;
  const progress = showProgress(call.console, 'reproduce', () => '');
  let planned = false;
  const found = await trusting(
    bundle,
    () =>
      reproduceRun({
        folder,
        level,
        name,
        tables: bundle && unpackedRun(bundle),
        leftOut: bundle?.opened.without,
        sample: countOption(call, 'sample', [1, 10_000_000]),
        sampleSeed: countOption(call, 'sampleSeed', [0, Number.MAX_SAFE_INTEGER]),
        trustCode: call.options['trustCode'] === true,
        threads: countOption(call, 'threads', [1, 1024]) ?? availableParallelism(),
        signal: stop.signal,
        onProgress({ done, total }) {
          if (!planned) progress.plan(0, total);
          planned = true;
          progress.step(done);
        },
      }),
    '; or check the files alone with --level files',
  );
  if (planned) progress.end();
  const files = certified(call, found, bundle && process.cwd());
  return reproductionAnswer(found, {
    ...{ accept, name, files },
    strict: call.options['strict'] === true,
    stopped: stop.exit(),
    ...(bundle && { opening: openingOf(bundle.opened), next: [lookInside(bundle)] }),
  });
}

function levelOf(call: Call): ReproductionLevel {
  const level = textOption(call, 'level') ?? 'sample';
  if (level === 'files' || level === 'sample' || level === 'full') return level;
  throw new LabError('E502', `invalid --level: ${level}`, {
    exit: exitCodes.usage,
    path: '--level',
    expected: 'files, sample or full',
  });
}

function acceptOf(call: Call): boolean {
  const accept = textOption(call, 'accept');
  if (accept === undefined || accept === 'conclusions') return accept !== undefined;
  throw new LabError('E502', `invalid --accept: ${accept}`, {
    exit: exitCodes.usage,
    path: '--accept',
    expected: 'conclusions',
  });
}

function certified(call: Call, found: Reproduction, into: string | undefined): string[] {
  const name = textOption(call, 'certificate');
  return name === undefined || found.interrupted
    ? []
    : writeCertificate(found, { name, when: new Date(), into, otherwise: process.cwd() });
}
