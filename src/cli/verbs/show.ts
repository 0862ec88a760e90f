import { exitCodes, LabError } from '../../define/index.ts';
import { changedParameters } from '../changed-parameters.ts';
import { modelTree } from '../model-tree.ts';
import { replayOne } from '../replay.ts';
import { runDetails } from '../run-details.ts';
import { runDifferences } from '../run-differences.ts';
import { trusting, typed } from '../bundle-words.ts';
import { aligned } from '../console.ts';
import type { Answer } from '../console.ts';
import { aboutBundles, withRuns } from '../open-runs.ts';
import { plainText } from '../../report/escape.ts';
import { readFailures } from '../../report/run-data.ts';
import { modelOf, readResolved } from '../../run/stored-experiment.ts';
import { readManifest } from '../../store/index.ts';
import type { RunFolder } from '../../store/index.ts';
import { checkTrust, trustOption } from '../trust.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

/** `mlab show <run>`: what a run is, what it changes, what failed, and any single replication again. */
export const show: Verb = {
  name: 'show',
  description: 'one run: details, failures, changed parameters, one replication again',
  arguments: [['<run>', 'run key, beginning of one, experiment, folder, or bundle (.zip)']],
  options: [
    ['--failed', 'failed replications with the commands that replay them'],
    ['--diff <run>', 'what is different in another run'],
    ['--tree [what]', 'the model as a tree: mechanisms (default) or schedule'],
    ['--replay <replication>', 'compute this replication again and compare it with what is stored'],
    ['--scenario <name>', 'scenario of the replay (the baseline)'],
    ['--point <n>', 'design point of the replay (0)'],
    trustOption,
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab show eagr',
    'mlab show 7k3m9q2f --failed',
    'mlab show 7k3m9q2f --replay 17 --scenario full',
  ],
  async run(call) {
    const other = textOption(call, 'diff');
    const references = [call.args[0] ?? '', ...(other === undefined ? [] : [other])];
    return withRuns(call, [...new Set(references)], async (runs) => {
      const [{ run, bundle }, second = runs[0]] = runs;
      const compared = other === undefined ? undefined : second.run;
      const answer = await trusting(bundle, () => answerFor(call, run, compared));
      return aboutBundles(runs, bundle === undefined ? answer : inBundle(answer, run, bundle.path));
    });
  },
};

async function answerFor(call: Call, folder: RunFolder, other: RunFolder | undefined): Promise<Answer> {
  if (call.options['replay'] !== undefined || call.options['tree'] !== undefined) checkTrust(call, folder);
  if (call.options['failed'] === true) return failures(folder);
  if (other !== undefined) return runDifferences(folder, other);
  if (call.options['tree'] !== undefined) return tree(folder, call.options['tree']);
  if (call.options['replay'] !== undefined) return replay(call, folder);
  return details(folder);
}

/** The file stands for the temporary folder that it was unpacked to, and for the key in commands of a replay. */
function inBundle({ text, data, ...answer }: Answer, { folder, key }: RunFolder, path: string): Answer {
  const named = (line: string): string =>
    line.replaceAll(folder, path).replaceAll(`mlab show ${key} `, `mlab show ${typed(path)} `);
  const shown =
    typeof data === 'object' && data !== null && 'folder' in data ? { ...data, folder: path } : data;
  return { ...answer, text: text.map(named), data: shown };
}

async function details(folder: RunFolder): Promise<Answer> {
  const { lines, data, manifest } = runDetails(folder);
  const { heading, cells } = await changedParameters(folder.folder);
  const parameters = cells.length === 0 ? [] : ['', heading, ...aligned(cells, '  ')];
  const key = manifest.runKey;
  const next =
    manifest.status === 'complete' ? [`mlab report ${key}`, `mlab compare ${key}`] : [`mlab resume ${key}`];
  return { text: [...lines, ...parameters], records: cells, data: { ...data, parameters: cells }, next };
}

function failures(folder: RunFolder): Answer {
  const { status, runKey } = readManifest(folder.manifest);
  if (status !== 'complete') {
    throw new LabError('E503', `run ${runKey} is not finished`, {
      exit: exitCodes.incomplete,
      expected: `\`mlab resume ${runKey}\` first; failures are listed when all replications are there`,
    });
  }
  const rows = readFailures(folder.failures);
  const cells = rows.map(({ scenario, replication, code, message, replay }) =>
    [scenario, String(replication), code, message, replay].map(plainText),
  );
  const header = ['scenario', 'replication', 'code', 'what happened', 'again'];
  return {
    text: rows.length === 0 ? ['No replication failed.'] : aligned([header, ...cells], '  '),
    records: cells,
    data: { run: runKey, failures: rows },
    next: rows.slice(0, 1).map(({ replay }) => replay),
  };
}

async function tree({ folder }: RunFolder, asked: unknown): Promise<Answer> {
  const what = asked === true ? 'mechanisms' : asked;
  if (what !== 'mechanisms' && what !== 'schedule') {
    throw new LabError('E502', `invalid --tree: ${String(asked)}`, {
      exit: exitCodes.usage,
      path: '--tree',
      expected: 'mechanisms or schedule',
    });
  }
  return modelTree(await modelOf(folder, readResolved(folder)), what);
}

async function replay(call: Call, folder: RunFolder): Promise<Answer> {
  const experiment = readResolved(folder.folder);
  const replication = countOption(call, 'replay', [0, 10_000_000]) ?? 0;
  const scenario = textOption(call, 'scenario') ?? experiment.baseline;
  const point = countOption(call, 'point', [0, 10_000_000]) ?? 0;
  return replayOne(call.console, folder, { replication, scenario, point });
}
