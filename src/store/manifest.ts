import { z } from 'zod';
import { LabError } from '../define/errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { readChecked, writeAtomically } from './files.ts';

/** Number of the form of manifests that this version writes and reads. */
export const MANIFEST_SCHEMA = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
const count = z.int().nonnegative();

const tableEntry = z.object({
  path: z.string().min(1),
  rows: count,
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['float64', 'int32', 'uint32', 'utf8', 'bool']),
      unit: z.string().optional(),
    }),
  ),
  bytes: count,
  sha256: digest,
  contentDigest: digest,
});

const look = z.object({
  replications: count,
  met: z.boolean(),
  /** For each rule, the design point that decided: the widest interval, of those where it is not met if there are any. */
  rules: z.array(
    z.object({
      point: count,
      n: count,
      estimate: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      method: z.string(),
      met: z.boolean(),
      side: z.enum(['above', 'below', 'same']).optional(),
    }),
  ),
});

const manifestShape = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  status: z.enum(['partial', 'complete']),
  experiment: z.string().min(1),
  runKey: z.string().regex(/^[0-9a-hjkmnp-tv-z]{8}$/, 'expected 8 characters of base 32'),
  runKeyFull: digest,
  /** Over the content digests of all tables; null while the run is partial. */
  resultDigest: digest.nullable(),
  versions: z.object({
    tool: z.string(),
    model: z.string(),
    engineDigest: z.string(),
    modelDigest: z.string(),
  }),
  seed: z.union([z.number(), z.string()]),
  /** How streams are derived from the seed, in words. */
  streams: z.string(),
  scenarios: z.array(z.string()),
  points: count,
  replications: count,
  blockSize: z.int().positive(),
  tables: z.array(tableEntry),
  /** Listed files that are not tables: source, resolved experiment, bundle ... */
  files: z.array(z.object({ path: z.string().min(1), bytes: count, sha256: digest })),
  failures: count,
  /** Rules for stopping and every look at them; absent without rules. */
  stopped: z
    .object({
      /** `met`: the run has enough; `exhausted`: not even with all replications that were planned. */
      state: z.enum(['met', 'exhausted']),
      rules: z.array(z.string()),
      every: count,
      /** Confidence of all rules, design points and looks together. */
      confidence: z.number(),
      looks: z.array(look),
    })
    .optional(),
  /** In an unfinished run: replications it had when it was finished before. */
  least: count.optional(),
  /** Runtime, platform, commit, timings: facts about this computation, never hashed and never compared. */
  environment: z.record(z.string(), z.unknown()),
});

/** What a run says about itself in manifest.json; everything but `environment` is the same wherever it was computed. */
export type Manifest = z.infer<typeof manifestShape>;

/** A listed file that is not a table. */
export type FileEntry = Manifest['files'][number];

/** Writes a manifest atomically, readable for people; throws an Error when it is not valid, E203 or E204 when it cannot be written. */
export function writeManifest(path: string, manifest: Manifest): void {
  const valid = manifestShape.parse(manifest);
  canonicalJson(withoutEnvironment(valid));
  writeAtomically(path, `${JSON.stringify(valid, null, 2)}\n`);
}

/** The part of a manifest that does not depend on where and when the run was computed. */
export function withoutEnvironment(manifest: Manifest): Omit<Manifest, 'environment'> {
  const { environment: _environment, ...rest } = manifest;
  return rest;
}

/** Reads a manifest; throws E205 (missing, exit 7), E209 (not a manifest, exit 7), E210 (another version's, exit 8). */
export function readManifest(path: string): Manifest {
  const value = parse(path, readChecked(path).toString('utf8'));
  const schema = keyOf(value, 'schema');
  if (typeof schema === 'number' && schema !== MANIFEST_SCHEMA) throw otherVersion(path, schema, value);
  const result = manifestShape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue.path.map(String).join('.');
  throw malformed(path, `${where === '' ? 'manifest' : `\`${where}\``}: ${issue.message}`, where);
}

/** A manifest as it can be read, and the number of its form. */
export interface ForeignManifest {
  readonly manifest: Manifest;
  readonly schema: number;
}

/**
 * Reads a manifest of any form that has at least what this version's has, for looking at a run without writing into it. Throws
 * E205, E209, and E210 for a form that cannot be read so.
 */
export function readForeignManifest(path: string): ForeignManifest {
  const value = parse(path, readChecked(path).toString('utf8'));
  const schema = keyOf(value, 'schema');
  if (typeof schema !== 'number' || schema === MANIFEST_SCHEMA)
    return { manifest: readManifest(path), schema: MANIFEST_SCHEMA };
  const known = typeof value === 'object' && value !== null ? { ...value, schema: MANIFEST_SCHEMA } : value;
  const result = manifestShape.safeParse(known);
  if (!result.success) throw otherVersion(path, schema, value);
  return { manifest: result.data, schema };
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(path, `not JSON (${error instanceof Error ? error.message : String(error)})`, undefined);
  }
}

function keyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;
}

function malformed(file: string, why: string, path: string | undefined): LabError {
  const expected = 'the manifest as it was written; fetch the run again, or compute it anew with --fresh';
  return new LabError('E209', `invalid manifest: ${why}`, { exit: 7, file, path, expected });
}

function otherVersion(file: string, schema: number, value: unknown): LabError {
  const tool = keyOf(keyOf(value, 'versions'), 'tool');
  const writer = typeof tool === 'string' ? `metis-lab ${tool}` : 'another version';
  return new LabError('E210', `the run was written by ${writer} (manifest schema ${schema})`, {
    exit: 8,
    file,
    path: 'schema',
    expected: `manifest schema ${MANIFEST_SCHEMA}; read it with ${writer}, or compute it anew`,
  });
}
