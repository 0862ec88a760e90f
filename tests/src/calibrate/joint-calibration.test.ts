import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromCalibration } from '../../../src/calibrate/index.ts';
import type { JointCalibration } from '../../../src/calibrate/index.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { writeJointCalibration } from '../../../src/cli/calibration/calibration-files.ts';
import { LabError } from '../../../src/define/index.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { drawAssumptions } from '../../../src/plan/index.ts';
import { canonicalJson } from '../../../src/store/index.ts';
import { temporaryFolder } from '../run/small-run.ts';

const calibration: JointCalibration = {
  schema: 1,
  kind: 'simulation',
  method: 'smc',
  table: 'calibrated-abc',
  targets: { file: 'stake.yaml', sha256: 'a'.repeat(64) },
  weights: [0.5, 0.3, 0.2],
  assumptions: {
    holders: {
      sensitivity: { unit: '1', values: [4, 8, 16], how: 'mean 8' },
      part: { unit: 'share', values: [0.1, 0.2, 0.3], how: 'mean 20 %' },
      staking: { unit: '1', values: ['logit', 'off', 'logit'], how: 'mostly logit' },
    },
    blocks: { secondsAtReference: { unit: 'seconds', values: [12, 13.5, 15], how: 'mean 13' } },
  },
};

const head = `schema: 1
name: joint
question: What follows?
model: metis@2.0.0
time: { start: 2025-10-07, horizon: 10 days }
replications: 4
seed: 3
baseline: current
scenarios: { current: { label: Current } }
observe: []
outcomes: { locked: { label: locked, from: locking.locked@end, better: higher, matters: 1 METIS } }
`;

async function both() {
  const folder = join(temporaryFolder(), 'joint');
  mkdirSync(folder, { recursive: true });
  const written = { ...calibration, assumptions: { ...calibration.assumptions } };
  const files = await writeJointCalibration(join(folder, 'found'), written, [], 'mlab calibrate');
  const yaml: unknown = parse(readFileSync(join(folder, 'found', 'assumptions.yaml'), 'utf8'));
  writeFileSync(join(folder, 'joint.yaml'), `${head}assumptions: ${JSON.stringify(yaml)}\n`);
  writeFileSync(
    join(folder, 'joint.exp.ts'),
    `import { days, defineExperiment, fromCalibration, metis, tokens } from 'metis-lab';
import calibration from './found/calibration.json' with { type: 'json' };
export default defineExperiment({
  schema: 1, name: 'joint', question: 'What follows?', model: metis,
  time: { start: '2025-10-07', horizon: days(10) }, replications: 4, seed: 3,
  baseline: 'current', scenarios: { current: { label: 'Current' } }, observe: [],
  outcomes: { locked: { label: 'locked', from: 'locking.locked@end', better: 'higher', matters: tokens(1) } },
  assumptions: { ...fromCalibration(calibration) },
});
`,
  );
  const load = (name: string) => loadExperiment(join(folder, name), { models: installedModels });
  return { files, ts: (await load('joint.exp.ts')).resolved, yaml: (await load('joint.yaml')).resolved };
}

test('a joint posterior reaches experiments in TypeScript and YAML as the same rows, with their source', async () => {
  const { files, ts, yaml } = await both();
  expect(files).toEqual(['calibration.json', 'assumptions.yaml']);
  expect(canonicalJson(ts.assumptions)).toBe(canonicalJson(yaml.assumptions));
  const part = ts.assumptions.find(({ name }) => name === 'holders.part');
  expect(part?.distribution).toEqual({
    kind: 'rows',
    group: 'calibrated-abc',
    values: [0.1, 0.2, 0.3],
    weights: [0.5, 0.3, 0.2],
  });
  expect(part?.provenance).toEqual({
    kind: 'measure',
    file: 'stake.yaml',
    sha256: 'a'.repeat(64),
    how: 'mean 20 %',
  });
});

test('what was found together is drawn together', async () => {
  const { ts } = await both();
  const rows = [4, 8, 16];
  for (let replication = 0; replication < 200; replication++) {
    const drawn = drawAssumptions(ts.assumptions, { seed: 3, replication });
    const row = rows.indexOf(Number(drawn['holders.sensitivity']));
    expect([drawn['holders.part'], drawn['holders.staking'], drawn['blocks.secondsAtReference']]).toEqual([
      [0.1, 0.2, 0.3][row],
      ['logit', 'off', 'logit'][row],
      [12, 13.5, 15][row],
    ]);
  }
});

test('anything but an unchanged calibration by simulation is refused', () => {
  const refused = (change: object): string => {
    try {
      fromCalibration({ ...calibration, ...change });
    } catch (error) {
      if (error instanceof LabError) return error.code;
      throw error;
    }
    return 'nothing';
  };
  expect(refused({})).toBe('nothing');
  expect(refused({ kind: 'prices' })).toBe('E806');
  expect(refused({ weights: [1, 2] })).toBe('E806');
  expect(refused({ targets: { file: 'x', sha256: 'short' } })).toBe('E806');
  expect(refused({ assumptions: {} })).toBe('E806');
  const { blocks } = calibration.assumptions;
  const uneven = { ...blocks.secondsAtReference, values: [1] };
  expect(
    refused({ assumptions: { ...calibration.assumptions, blocks: { secondsAtReference: uneven } } }),
  ).toBe('E806');
  expect(
    refused({ assumptions: { blocks: { secondsAtReference: { unit: 'seconds', values: [NaN] } } } }),
  ).toBe('E806');
});
