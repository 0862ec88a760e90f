import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { grouped } from '../define/index.ts';
import type { Manifest } from '../store/index.ts';
import type { ReportOptions } from './page/context.ts';
import { budgetNames } from './budgets.ts';
import type { Budgets } from './budgets.ts';
import { chartNames } from './figures/figures.ts';
import type { ChartName } from './figures/figures.ts';

/** Kinds of report. */
export const reportFormats = ['html', 'forum', 'snapshot', 'summary'] as const;
/** One kind of report. */
export type ReportFormat = (typeof reportFormats)[number];

/** The file of each kind of report. */
export const textFiles = {
  html: 'report.html',
  forum: 'forum.md',
  snapshot: 'snapshot.md',
  summary: 'summary.txt',
} as const satisfies Record<ReportFormat, string>;

/** How texts of a report were made, as numbers.json keeps it. */
export const madeShape = z.object({
  formats: z.array(z.enum(reportFormats)),
  /** Charts in the texts; null for all. */
  charts: z.array(z.enum(chartNames)).nullable(),
  audience: z.enum(['voter', 'analyst']),
  /** Whether the model card says what is known about the installed model. */
  card: z.boolean(),
  /** The page says which version wrote the run; the words follow from its manifest and are kept nowhere else. */
  otherVersion: z.literal(true).optional(),
  /** Limits of the texts that are not those of every report. */
  budgets: z.partialRecord(z.enum(budgetNames), z.number()).optional(),
});
/** How texts of a report were made. */
export type Made = z.infer<typeof madeShape>;

const kept = z.object({ made: madeShape, earlier: z.array(madeShape).max(reportFormats.length) });

/** What a request asks for, as it is kept. */
export function madeOf(
  request: Pick<ReportOptions, 'audience' | 'card' | 'otherVersion'> & {
    readonly formats: readonly ReportFormat[];
    readonly charts?: readonly ChartName[];
    readonly budgets?: Partial<Budgets>;
  },
): Made {
  const { formats, charts, audience = 'voter', card, budgets } = request;
  return {
    formats: [...new Set(formats)],
    charts: charts === undefined ? null : [...charts],
    audience,
    card: card !== undefined,
    ...(request.otherVersion === undefined ? {} : { otherVersion: true as const }),
    ...(budgets === undefined ? {} : { budgets }),
  };
}

/** How a report folder says that its texts were made, the latest request first; undefined when it does not say. */
export function readMade(folder: string): readonly Made[] | undefined {
  try {
    const { made, earlier } = kept.parse(JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8')));
    return [made, ...earlier];
  } catch {
    return undefined;
  }
}

/** How those texts in a folder were made that a request for these formats leaves there. */
export function earlierMade(folder: string, formats: readonly ReportFormat[]): Made[] {
  const stays = (format: ReportFormat): boolean =>
    !formats.includes(format) && existsSync(join(folder, textFiles[format]));
  return (readMade(folder) ?? [])
    .map((made) => ({ ...made, formats: made.formats.filter(stays) }))
    .filter((made) => made.formats.length > 0);
}

/** Name of the one-file bundle of a run: experiment, key, and how many simulated worlds (replications) it holds. */
export function bundleName({
  experiment,
  runKey,
  replications,
}: Pick<Manifest, 'experiment' | 'runKey' | 'replications'>): string {
  return `${experiment}-${runKey}-w${replications}.zip`;
}

/**
 * The command that reproduces a run, as every footer prints it. Its last word is the bundle, for whoever has that file in the
 * current folder; whoever has the run under results needs no file.
 */
export function reproduceCommand(manifest: Manifest, version: string): string {
  return `npx metis-lab@${version} reproduce ${bundleName(manifest)}`;
}

/** The command that a report of this run printed before bundles had names: the run was looked for under results alone. */
export function earlierCommand({ experiment, runKey }: Manifest, version: string): string {
  return `npx metis-lab@${version} reproduce ${experiment}/${runKey}`;
}

/** The command that comes first for a run that is not finished, and that its report prints: there is nothing to reproduce yet. */
export function resumeCommand({ experiment, runKey }: Manifest, version: string): string {
  return `npx metis-lab@${version} resume ${experiment}/${runKey}`;
}

const unfinishedShape = z.object({
  unfinished: z.object({ complete: z.number(), planned: z.number() }).optional(),
});

/** `240 of 2,000 futures` of the unfinished run that a report in a folder is about; undefined for a report on a finished run, and without one. */
export function unfinishedReport(folder: string): string | undefined {
  try {
    const { unfinished } = unfinishedShape.parse(
      JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8')),
    );
    return unfinished && `${grouped(unfinished.complete)} of ${grouped(unfinished.planned)} futures`;
  } catch {
    return undefined;
  }
}
