import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/index.ts';
import { plainText } from '../report/escape.ts';
import { earlierCommand, readMade, reproduceCommand, textFiles, unfinishedReport } from '../report/made.ts';
import type { Made } from '../report/made.ts';
import { readRun } from '../report/run-data.ts';
import type { RunData } from '../report/run-data.ts';
import { readPackage } from '../run/index.ts';
import { runFolderAt } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { fileDifference } from './file-difference.ts';
import { cardOf } from './model-card.ts';
import { otherVersionOf } from './other-version.ts';
import type { ReproductionStep } from './reproduction.ts';

/** What making the report again found. */
export interface ReportCheck {
  readonly step: ReproductionStep;
  /** Null when they could not be compared. */
  readonly files: { readonly total: number; readonly equal: number } | null;
}

/**
 * Makes the report that lies with a run again, in memory and from the stored tables, and compares the bytes of every file of
 * it; a file that was made and is not there counts as different, and so does a report that cannot be made again. Undefined without a report.
 */
export async function checkReport(folder: string): Promise<ReportCheck | undefined> {
  const place = runFolderAt(folder).report;
  const there = existsSync(place) ? filesBelow(place, '') : [];
  // Pictures that were drawn alone are no report: nothing beside them says what they should show.
  if (there.length === 0) return undefined;
  if (there.every((path) => path.startsWith('charts/'))) return picturesAlone(there.length);
  const run = readRun(folder);
  const ofPart = unfinishedReport(place);
  if (ofPart !== undefined) {
    const differing = [
      `it was written while the run was not finished, about ${ofPart}: write it again with \`mlab report\``,
    ];
    return checkOf({ total: there.length, equal: 0 }, { differing, mentioned: [] });
  }
  const { version, command } = footerIn(place, run.manifest);
  try {
    const expected = await madeAgain(run, readMade(place) ?? [assumed(there)], command);
    return compare(place, there, { expected, version });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const differing = [`the report cannot be made again: ${error.message}`];
    return checkOf({ total: there.length, equal: 0 }, { differing, mentioned: otherVersion(version) });
  }
}

function picturesAlone(count: number): ReportCheck {
  const files = `${count} ${count === 1 ? 'file' : 'files'}`;
  const notes = [
    `${files} in report/charts without a report: nothing says what they should show, so they were not checked`,
  ];
  return { step: { name: 'report', ok: true, text: 'no report', notes }, files: null };
}

/** What a report is taken to be that does not say how it was made. */
function assumed(there: readonly string[]): Made {
  const formats = (['html', 'forum', 'snapshot', 'summary'] as const).filter((format) =>
    there.includes(textFiles[format]),
  );
  return { formats, charts: null, audience: 'voter', card: true };
}

const here = (): string => readPackage().version;

interface Footer {
  readonly version: string;
  readonly command: string;
}

/** The command that the report prints and the version in it; those of this installation when it is no command that reports of this run have. */
function footerIn(place: string, manifest: Manifest): Footer {
  const path = join(place, 'numbers.json');
  const printed = existsSync(path) ? /"command": "(.*)"/u.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
  const version = /^npx metis-lab@(\d+\.\d+\.\d+(?:-[\w.]+)?) /u.exec(printed ?? '')?.[1] ?? here();
  const earlier = earlierCommand(manifest, version);
  return { version, command: printed === earlier ? earlier : reproduceCommand(manifest, version) };
}

/** Every file of the report by path; texts of earlier requests as they were made then. */
async function madeAgain(
  run: RunData,
  [made, ...earlier]: readonly Made[],
  command: string,
): Promise<Map<string, string | Buffer>> {
  const { renderReport } = await import('../report/write-report.ts');
  const writtenBy = otherVersionOf(run);
  const render = async (
    { formats, charts, audience, card, budgets, otherVersion }: Made,
    before: readonly Made[],
  ) => {
    const { files } = await renderReport(
      run,
      {
        ...{ formats, command, audience },
        ...(charts === null ? {} : { charts }),
        ...(budgets === undefined ? {} : { budgets }),
        ...(otherVersion === undefined ? {} : { otherVersion: writtenBy }),
        ...(card ? { card: cardOf(run.experiment.model.name) } : {}),
      },
      before,
    );
    return files;
  };
  const expected = new Map<string, string | Buffer>();
  for (const each of earlier) {
    const texts = each.formats.map((format): string => textFiles[format]);
    for (const { path, text } of await render(each, [])) if (texts.includes(path)) expected.set(path, text);
  }
  for (const { path, text } of await render(made, earlier)) expected.set(path, text);
  return expected;
}

function compare(
  place: string,
  there: readonly string[],
  {
    expected,
    version,
  }: { readonly expected: ReadonlyMap<string, string | Buffer>; readonly version: string },
): ReportCheck {
  const own = there.filter((path) => expected.has(path));
  const differing = own.flatMap((path) => {
    const problem = fileDifference(join(place, path), expected.get(path) ?? '');
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
  // What numbers.json says was made belongs to the report: whoever may take parts away may take away what does not please.
  const lost = [...expected.keys()].filter((path) => !own.includes(path)).map((path) => `${path}: missing`);
  const foreign = there.filter((path) => !expected.has(path));
  return checkOf(
    { total: own.length + lost.length, equal: own.length - differing.length },
    {
      differing: [...differing, ...lost],
      mentioned: [
        ...otherVersion(version),
        ...foreign.map((path) => `${plainText(path)}: not a file of this report, not checked`),
      ],
    },
  );
}

function checkOf(
  files: NonNullable<ReportCheck['files']>,
  notes: { readonly differing: readonly string[]; readonly mentioned: readonly string[] },
): ReportCheck {
  const { equal, total } = files;
  return {
    files,
    step: {
      name: 'report',
      ok: notes.differing.length === 0,
      text: `report ${equal} of ${total} ${total === 1 ? 'file' : 'files'} equal`,
      notes: [...notes.differing, ...notes.mentioned],
    },
  };
}

function otherVersion(version: string): string[] {
  return version === here()
    ? []
    : [
        `the report was made with metis-lab ${version}, here ${here()}: check it with that version, or write it again`,
      ];
}

/** Paths of everything below a folder that is no folder, with `/`; names that begin with a dot are temporaries. */
function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}
