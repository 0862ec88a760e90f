import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedModels } from '../../catalogue.ts';
import { exitCodes, LabError } from '../../define/index.ts';
import type { Model } from '../../define/index.ts';
import { loadExperiment, writeExperiment } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { modelOf, readResolved } from '../../run/index.ts';
import { findRun, readManifest } from '../../store/index.ts';
import { projectFiles } from '../project-files.ts';
import { textsOf } from '../search/search-options.ts';
import { resultsFolder, textOption } from '../verb.ts';
import type { Call } from '../verb.ts';
import { saidToBeFork } from './said-to-be-fork.ts';
import { changeValues } from './change-values.ts';
import type { ChangeInWords } from './change-values.ts';

/** A new experiment's text, and what differs from where it comes from. */
export interface NewText {
  readonly text: string;
  readonly changes: string[][];
  /** What the options of changed parameters mean, a line each: `eagr.reading d: from the unspent rest …`. */
  readonly options: readonly string[];
}

interface Named {
  readonly name: string;
  readonly format: 'ts' | 'yaml';
}

/** Where a new experiment comes from, with its name. */
interface Origin {
  readonly resolved: ResolvedExperiment;
  readonly model: Model;
  /** `run eagr/7k3m9q2f, digest b3c1…`, `file experiments/eagr.exp.ts`. */
  readonly words: string;
}

/**
 * The text of a new experiment: a template under its name, or what a file or a run resolved to with other values. What is returned has
 * been loaded once, so it is valid. Throws E100 and its kind, E104, E105, E112, E211, E502.
 */
export async function experimentText(call: Call, named: Named): Promise<NewText> {
  const set = textsOf(call, 'set');
  const from = textOption(call, 'from');
  if (from === undefined && set.length === 0)
    return { text: await templateText(named), changes: [], options: [] };
  const origin = from === undefined ? await fromTemplate(named) : await originOf(call, from);
  const reason = textOption(call, 'why');
  const why = reason ?? `changed for this fork of ${origin.words}`;
  const { experiment, words } = changeValues({ ...origin.resolved, name: named.name }, origin.model, {
    ...{ set, why, scenario: textOption(call, 'scenario') },
  });
  const fork =
    from === undefined ? experiment : saidToBeFork(experiment, { words, reason, from: origin.words });
  const text = written(fork, origin, { named, words });
  await inTemporary(named, text, (file) => loadExperiment(file, { models: installedModels }));
  return { text, changes: words.map((each) => [...each]), options: optionLines(origin.model, words) };
}

/** Every option of the changed parameters that have names for their values. */
function optionLines(model: Model, words: readonly ChangeInWords[]): string[] {
  const known = parametersOf(model);
  return [...new Set(words.map(([, name]) => name))].flatMap((name) => {
    const parameter = known.get(name);
    if (parameter?.type !== 'choice') return [];
    return Object.entries(parameter.options).map(([option, means]) => `${name} ${option}: ${means}`);
  });
}

/** The smallest experiment, under another name. */
async function templateText({ name, format }: Named): Promise<string> {
  const { files, example } = await projectFiles('.', 'blank', format);
  const text = (files.get(example) ?? '').replace(/^# yaml-language-server:.*\n/u, '');
  return text.replace(/^( *name: )'?question'?/mu, format === 'ts' ? `$1'${name}'` : `$1${name}`);
}

async function fromTemplate(named: Named): Promise<Origin> {
  const text = await templateText(named);
  const { resolved, model } = await inTemporary(named, text, (file) =>
    loadExperiment(file, { models: installedModels }),
  );
  return { resolved, model, words: 'the template' };
}

async function originOf(call: Call, from: string): Promise<Origin> {
  if (/\.(?:m?[jt]s|ya?ml|json)$/u.test(from) && existsSync(from) && statSync(from).isFile()) {
    const { resolved, model } = await loadExperiment(from, { models: installedModels });
    return { resolved, model, words: `file ${from}` };
  }
  const run = findRun(resultsFolder(call), from);
  const resolved = readResolved(run.folder);
  const { resultDigest, runKey } = readManifest(run.manifest);
  const model = await modelOf(run.folder, resolved);
  return { resolved, model, words: `run ${resolved.name}/${runKey}, digest ${resultDigest ?? 'none'}` };
}

/** The file: where it comes from and what differs as comments, which are in no run key, then the experiment. */
function written(
  experiment: ResolvedExperiment,
  { model, words: origin }: Origin,
  { named: { format }, words }: { readonly named: Named; readonly words: readonly ChangeInWords[] },
): string {
  const sign = format === 'ts' ? '//' : '#';
  const head = [
    `Fork of ${origin}`,
    ...words.map(
      ([where, name, before, after]) =>
        `  ${where === 'all' ? '' : `${where}: `}${name}: ${before} -> ${after}`,
    ),
  ].map((line) => `${sign} ${line}`);
  const body =
    format === 'ts'
      ? `export default ${dataOf(experiment, model, 'json').trimEnd()};\n`
      : dataOf(experiment, model, 'yaml');
  return `${head.join('\n')}\n${body}`;
}

function dataOf(experiment: ResolvedExperiment, model: Model, format: 'json' | 'yaml'): string {
  try {
    return writeExperiment(experiment, model, format);
  } catch (problem) {
    if (!(problem instanceof Error) || !problem.message.startsWith('invalid design points')) throw problem;
    throw new LabError('E502', `cannot fork the points of a design`, {
      exit: exitCodes.usage,
      path: '--from',
      expected: 'the experiment file, or a run of one set of assumptions',
    });
  }
}

/** Does something with a text as a file of its own kind; the file is gone afterwards. */
async function inTemporary<Result>(
  { name, format }: Named,
  text: string,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'mlab-new-'));
  try {
    const file = join(folder, `${name}.exp.${format}`);
    writeFileSync(file, text);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
