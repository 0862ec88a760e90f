import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { grouped, LabError } from '../define/index.ts';
import { readPackage, readResolved } from '../run/index.ts';
import { reproduceCommand } from '../report/made.ts';
import { readManifest, runFolderAt, writeAtomically } from '../store/index.ts';
import type { Reproduction } from './reproduction.ts';

/** Who certifies, and when: both are facts about the checking, never about the results. */
export interface CertificateRequest {
  readonly name: string;
  readonly when: Date;
  /** Where the files go instead of the folder of the run, which may be a temporary one. */
  readonly into?: string | undefined;
  /** Where the files go when that folder cannot be written. */
  readonly otherwise: string;
}

/**
 * Writes verification.json and verification.md (six lines, to paste as a reply) into the folder of the run, or elsewhere when
 * that is asked for or the folder cannot be written. Returns their paths. Throws E203, E204 when neither can.
 */
export function writeCertificate(found: Reproduction, request: CertificateRequest): string[] {
  const facts = certificateOf(found, request);
  const write = (folder: string): string[] => {
    const [json, markdown] = [join(folder, 'verification.json'), join(folder, 'verification.md')];
    writeAtomically(json, `${JSON.stringify(facts, null, 2)}\n`);
    writeAtomically(markdown, `${certificateLines(facts, found).join('\n')}\n`);
    return [json, markdown];
  };
  try {
    return write(request.into ?? found.folder);
  } catch (error) {
    if (!(error instanceof LabError) || error.code !== 'E204') throw error;
    return write(request.otherwise);
  }
}

function certificateOf(found: Reproduction, { name, when }: CertificateRequest) {
  const author = readResolved(found.folder).disclosure['author'];
  const { experiment, runKey, resultDigest, level, grade, intact, comparison, replications } = found;
  const { numbers, report, inputs, seriesMissing, recorded, sampleSeed } = found;
  const tool = readPackage().version;
  return {
    schema: 1,
    ...{ experiment, runKey, resultDigest, level, grade, intact, comparison, inputs, numbers, report },
    ...{ seriesMissing, recorded, sampleSeed },
    replications: level === 'full' ? replications.length : replications,
    ledgerBalanced: found.ledgerBalanced,
    by: name,
    author: author ?? null,
    sameAsAuthor: author === name,
    when: when.toISOString(),
    tool,
    command: reproduceCommand(readManifest(runFolderAt(found.folder).manifest), tool),
    machine: `${platform()} ${arch()}, ${cpus()[0]?.model ?? 'unknown processor'}, node ${process.versions.node}`,
    steps: found.steps.map(({ name: step, ok, text, notes }) => ({ step, ok, text, notes })),
  };
}

const gradeWords: Readonly<Record<string, string>> = {
  A: 'A, identical bits',
  B: 'B, within tolerance',
  C: 'C, other numbers and the same words',
  F: 'F, not reproduced',
};

const inputWords = {
  derived: '',
  'other wording': '; **wording of the inputs differs from their source**',
  'not derived': '; **inputs taken as stored, not compared with their source**',
} as const;

/** How many of the futures were computed again, and who chose them: what nobody computed again may be anything. */
function sampleWords({ level, recorded, replications, sampleSeed }: Reproduction): string {
  if (level !== 'sample') return '';
  if (replications.length === recorded) return `, all ${grouped(recorded)} futures`;
  const by =
    sampleSeed === null
      ? 'the run key, which the author knew'
      : `the number ${sampleSeed} of whoever checked`;
  return `, ${grouped(replications.length)} of ${grouped(recorded)} futures, chosen by ${by}`;
}

/** Six lines: what, who and when, on what, how thoroughly, the grade, the digest. */
function certificateLines(facts: ReturnType<typeof certificateOf>, found: Reproduction): string[] {
  const { grade, comparison, numbers, report } = facts;
  const held = grade === 'A' || grade === 'B';
  const part =
    facts.level === 'sample' && found.replications.length < found.recorded ? 'a sample of the ' : '';
  // In the sense of the ACM results are reproduced only when somebody else than the author obtains them.
  const status = !held
    ? 'not reproduced'
    : facts.sameAsAuthor
      ? `${part}results repeated by their author`
      : `${part}results reproduced`;
  const runs =
    comparison === null
      ? 'nothing computed again'
      : `${grouped(comparison.equal)} of ${grouped(comparison.runs)} runs equal to the last bit${facts.seriesMissing ? ' (without their series)' : ''}`;
  const words =
    numbers === null ? '' : `; ${numbers.equal} of ${numbers.total} numbers in the report re-derived`;
  const written = report === null ? '' : `; ${report.equal} of ${report.total} files of the report equal`;
  const inputs = facts.intact ? inputWords[facts.inputs] : '; inputs or files differ';
  const files = !facts.intact ? 'files changed' : grade === null ? 'files intact' : 'report changed';
  return [
    `**${facts.experiment}, run ${facts.runKey}: ${facts.level === 'files' ? files : status}**  `,
    `Checked by ${oneLine(facts.by)} on ${facts.when.slice(0, 10)} with metis-lab ${facts.tool}  `,
    `Machine: ${oneLine(facts.machine)}  `,
    `Level: ${facts.level}${sampleWords(found)}; ${runs}${words}${written}${inputs}  `,
    `Grade: ${grade === null ? 'none' : gradeWords[grade]}; ledger ${facts.ledgerBalanced ? 'balanced' : 'broken'}  `,
    `Digest: ${facts.resultDigest ?? 'none'}; check it: \`${facts.command}\``,
  ];
}

/** A name as one line of Markdown: no line breaks, nothing that reads as markup. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\\`*_[\]<>#|]/gu, '\\$&')
    .trim();
}
