import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { marketOf, processOf } from '../../calibrate/index.ts';
import type {
  CalibratedSeries,
  Calibration,
  JointCalibration,
  MarketAssumptions,
} from '../../calibrate/index.ts';
import { exitCodes, LabError } from '../../define/index.ts';
import { writeAtomically } from '../../store/index.ts';
import type { CalibrationChart } from './calibration-charts.ts';
import { recordAsYaml } from './calibration-record.ts';

/** Name of the file that `fromCalibration` reads. */
const CALIBRATION = 'calibration.json';
/** Name of the file from which YAML experiments copy. */
const ASSUMPTIONS = 'assumptions.yaml';

/** Writes a calibration with its pictures into a folder, replacing an earlier one; gives the names of the files. Throws E204. */
export async function writeCalibration(
  folder: string,
  calibration: Calibration,
  charts: readonly CalibrationChart[],
  command: string,
): Promise<string[]> {
  const files: [string, string][] = [[CALIBRATION, `${JSON.stringify(calibration, null, 2)}\n`]];
  const metis = calibration.series.find(({ role }) => role === 'metis');
  if (metis !== undefined) files.push([ASSUMPTIONS, assumptionsText(metis, command)]);
  return writeFiles(folder, files, charts);
}

/** Writes a calibration by simulation as `writeCalibration` does; without rows only its pictures. Throws E204. */
export async function writeJointCalibration(
  folder: string,
  record: JointCalibration | undefined,
  charts: readonly CalibrationChart[],
  command: string,
): Promise<string[]> {
  if (record === undefined) return writeFiles(folder, [], charts);
  const files: [string, string][] = [
    [CALIBRATION, listsInLines(JSON.stringify(record, null, 2))],
    [ASSUMPTIONS, recordAsYaml(record, command)],
  ];
  return writeFiles(folder, files, charts);
}

async function writeFiles(
  folder: string,
  texts: readonly [string, string][],
  charts: readonly CalibrationChart[],
): Promise<string[]> {
  const files = [...texts];
  if (charts.length > 0) {
    const { renderSvg } = await import('../../report/render/render-svg.ts');
    for (const { name, chart } of charts) files.push([`${name}.svg`, await renderSvg(chart)]);
  }
  try {
    mkdirSync(folder, { recursive: true });
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : folder;
    const place = { exit: exitCodes.cannotRun, file: folder, expected: 'a place that can be written to' };
    throw new LabError('E204', `cannot make the folder: ${why}`, place);
  }
  for (const [name, text] of files) writeAtomically(join(folder, name), text);
  return files.map(([name]) => name);
}

/** JSON whose lists of plain values stand on one line each. */
function listsInLines(json: string): string {
  const lined = json.replace(
    /\[\s+([^[\]{}]*?)\s+\]/gu,
    (_, inner: string) => `[${inner.replace(/,\s+/gu, ', ')}]`,
  );
  return `${lined}\n`;
}

/** Blocks of assumptions by fit, as experiments in YAML write them. */
function assumptionsText(series: CalibratedSeries, command: string): string {
  const usable = series.fits.filter(({ law, converged }) => converged && processOf(law) !== undefined);
  const blocks = usable.map((fit) => [fit.law, { market: written(marketOf({ series, fit })) }]);
  return [
    `# Written by: ${command}`,
    '# Copy what stands below one fit under `assumptions:` of an experiment in YAML; an experiment in TypeScript reads',
    '# calibration.json with `fromCalibration`. Every value says where it was measured; the drift of a sample is no forecast and left out.',
    stringify(Object.fromEntries(blocks), { lineWidth: 0 }),
  ].join('\n');
}

function written(assumptions: MarketAssumptions): Record<string, unknown> {
  const entries = Object.entries(assumptions).map(([name, { setting, provenance }]) => {
    const { file, sha256, how } =
      provenance.kind === 'measure' ? provenance : { file: '', sha256: '', how: '' };
    const value =
      typeof setting === 'object' && 'amount' in setting ? `${setting.amount} ${setting.unit}` : setting;
    return [name, { value, measure: { file, sha256, how } }];
  });
  return Object.fromEntries(entries);
}
