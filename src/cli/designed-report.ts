import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exitCodes, grouped, LabError } from '../define/index.ts';
import type { RunData } from '../report/run-data.ts';
import { OVERRIDES } from '../run/index.ts';
import { aligned } from './console.ts';
import type { Answer } from './console.ts';

/**
 * The answer of `mlab report` for points that a sweep or a sensitivity analysis laid over an experiment: the pages which that
 * study wrote. Undefined for an experiment of its own; throws E605 where a design has no page.
 */
export function designedReport({ folder, experiment, manifest }: RunData): Answer | undefined {
  if (experiment.points.length < 2 || !hasDesign(folder)) return undefined;
  const analysis = join(folder, 'analysis');
  const pages = existsSync(analysis)
    ? readdirSync(analysis).filter((name) => /\.(?:html|md)$/u.test(name))
    : [];
  const key = manifest.runKey;
  if (pages.length === 0) {
    const message = `run ${key} is ${grouped(experiment.points.length)} points of a design and has no page`;
    throw new LabError('E605', message, {
      exit: exitCodes.usage,
      expected: `the command of its sweep or sensitivity analysis once more, which writes the page; \`mlab compare ${key} --point 0\` is about one point, \`mlab query ${key} "select * from outcomes limit 5"\` about all`,
    });
  }
  const files = pages.sort().map((name) => {
    const path = join(analysis, name);
    return { path, bytes: statSync(path).size };
  });
  const rows = files.map(({ path, bytes }) => [shown(path), `${grouped(Math.ceil(bytes / 1000))} kB`]);
  return {
    text: aligned(rows, '  '),
    records: rows,
    data: { run: key, folder: analysis, files },
    next: [`mlab reproduce ${key}`],
  };
}

function hasDesign(folder: string): boolean {
  const overrides = join(folder, OVERRIDES);
  if (!existsSync(overrides)) return false;
  const given: unknown = JSON.parse(readFileSync(overrides, 'utf8'));
  return typeof given === 'object' && given !== null && 'design' in given;
}

const shown = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};
