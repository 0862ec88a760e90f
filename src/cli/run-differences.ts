import { plainText } from '../report/escape.ts';
import { readResolved } from '../run/stored-experiment.ts';
import { readManifest } from '../store/index.ts';
import type { RunFolder } from '../store/index.ts';
import { aligned } from './console.ts';
import type { Answer } from './console.ts';

/** Everything that two runs say differently: plan, parameters, wording, versions. */
export function runDifferences(first: RunFolder, second: RunFolder): Answer {
  const [before, after] = [first, second].map(described);
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const rows = paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) =>
      [path, before.get(path) ?? 'absent', after.get(path) ?? 'absent'].map((cell) =>
        clipped(plainText(cell)),
      ),
    );
  const header = ['', first.key, second.key];
  return {
    text: rows.length === 0 ? ['The two runs say the same.'] : aligned([header, ...rows], '  '),
    records: rows,
    data: {
      runs: [first.key, second.key],
      differences: rows.map(([path, one, other]) => ({ path, first: one, second: other })),
    },
  };
}

function described({ folder, manifest }: RunFolder): Map<string, string> {
  const { versions, resultDigest, failures, replications } = readManifest(manifest);
  const experiment = { ...readResolved(folder), replications };
  return flat({ ...experiment, versions, resultDigest, failures }, '', new Map());
}

/** Leaves of plain data by dotted path; list members with a name go by it. */
function flat(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== 'object' || value === null) return into.set(path, String(value));
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? nameOf(inner, key) : key;
    flat(inner, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
}

function nameOf(member: unknown, index: string): string {
  if (typeof member !== 'object' || member === null || !('name' in member)) return index;
  return String(member.name);
}

const LONGEST = 60;
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text);
