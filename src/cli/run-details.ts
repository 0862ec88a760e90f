import { grouped } from '../define/index.ts';
import { plainText } from '../report/escape.ts';
import { readResolved } from '../run/stored-experiment.ts';
import { readManifest } from '../store/index.ts';
import type { Manifest, RunFolder } from '../store/index.ts';
import { aligned } from './console.ts';
import { doneSoFar } from './verbs/runs.ts';

/** What a run says of itself, as lines and as data. */
export function runDetails({ folder, manifest: path }: RunFolder): {
  readonly lines: string[];
  readonly data: Record<string, unknown>;
  readonly manifest: Manifest;
} {
  const manifest = readManifest(path);
  const experiment = readResolved(folder);
  const total = manifest.scenarios.length * manifest.points * manifest.replications;
  const done = manifest.status === 'complete' ? total : doneSoFar(folder, manifest);
  const { tool, model, engineDigest, modelDigest } = manifest.versions;
  const points = manifest.points === 1 ? '' : ` x ${manifest.points} design points`;
  const shape = `${manifest.scenarios.length} scenarios${points} x ${grouped(manifest.replications)} replications x ${grouped(experiment.time.days)} days`;
  const environment = Object.entries(manifest.environment).map(([key, value]) => `${key} ${String(value)}`);
  const rows = [
    ['question', experiment.question],
    ['plan', `${shape} from ${experiment.time.start}, seed ${manifest.seed}`],
    ['scenarios', experiment.scenarios.map(({ name, label }) => `${name} (${label})`).join(', ')],
    [
      'outcomes',
      experiment.outcomes.map(({ name, of, take, unit }) => `${name} = ${of}@${take} [${unit}]`).join(', '),
    ],
    [
      'versions',
      `metis-lab ${tool}, model ${model} ${modelDigest.slice(0, 8)}, engine ${engineDigest.slice(0, 8)}`,
    ],
    ['streams', manifest.streams],
    ['computed', environment.join(', ')],
    ['digest', manifest.resultDigest ?? 'none yet: the run is not finished'],
    ['folder', folder],
  ].map(([name, text]) => [name, plainText(text)]);
  const failed = manifest.failures === 0 ? '' : `, ${grouped(manifest.failures)} failed`;
  const head = `Run ${manifest.runKey}   ${plainText(manifest.experiment)}   ${manifest.status}: ${grouped(done)} of ${grouped(total)} futures${failed}`;
  return {
    lines: [head, ...aligned(rows, '  ')],
    data: { folder, done, total, manifest, experiment },
    manifest,
  };
}
