import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packRun, withBundle } from '../../../src/bundle/index.ts';
import type { OpenBundle, PackRequest } from '../../../src/bundle/index.ts';
import { finishedRun, temporaryFolder } from '../run/small-run.ts';
import { listOf } from './forge-zip.ts';
import type { ForgedEntry } from './forge-zip.ts';
import { entriesOf, forgedFile } from './packed-run.ts';

/** The entries of the small run packed as asked for, but its list. */
async function packed(request: Partial<PackRequest> = {}): Promise<ForgedEntry[]> {
  const { folder } = await finishedRun();
  const { path } = await packRun({ folder, into: temporaryFolder(), ...request });
  return [...(await entriesOf(path))]
    .map(([name, content]) => ({ name, content }))
    .filter(({ name }) => name !== 'checksums.sha256');
}

/** Opens these entries with a list that fits them. */
const open = (entries: readonly ForgedEntry[]): Promise<OpenBundle> =>
  withBundle(forgedFile([...entries, listOf(entries)]), async (bundle) => bundle);

/** The entries with one text changed. */
function changed(entries: readonly ForgedEntry[], name: string, from: RegExp, to: string): ForgedEntry[] {
  return entries.map((entry) => {
    if (entry.name !== name) return entry;
    const content = String(entry.content).replace(from, to);
    expect(content).not.toBe(String(entry.content));
    return { ...entry, content };
  });
}

test('a bundle with statement, day of publication and no series is the one that its run gives', async () => {
  const entries = await packed({ attest: true, published: '2026-11-20', without: ['series'] });
  expect((await open(entries)).notes).toEqual([]);
});

const forgeries: readonly [string, RegExp, string][] = [
  ['statement.intoto.json', /"sha256": "\w{64}"/u, `"sha256": "${'0'.repeat(64)}"`],
  ['CITATION.cff', /author not stated/u, 'Metis Foundation'],
  ['REPRODUCE.md', /not a forecast/u, 'a sure forecast'],
  ['ro-crate-metadata.json', /40 simulated futures/u, '4000 simulated futures'],
];

test.each(forgeries)(
  'a %s that says something else is refused, though it is listed',
  async (name, from, to) => {
    const entries = changed(await packed({ attest: true }), name, from, to);
    await expect(open(entries)).rejects.toMatchObject({
      code: 'E720',
      message: `${name} is not what the run gives`,
      place: { exit: 7 },
    });
  },
);

test.each(['run-me.sh', 'staking/run-me.sh', 'other/00000000/outcomes.arrow'])(
  'a listed %s that no run has is refused',
  async (name) => {
    const entries = [...(await packed()), { name, content: 'evil' }];
    await expect(open(entries)).rejects.toMatchObject({
      code: 'E712',
      message: `refused: ${name}: no file of this run`,
    });
  },
);

const packedBy = async (tool: string): Promise<OpenBundle> =>
  open(
    changed(await packed({ without: ['report'] }), 'bundle.json', /"tool": "[^"]+"/u, `"tool": "${tool}"`),
  );

test('texts that a later version wrote are said not to be checked', async () => {
  const { notes } = await packedBy('9.0.0');
  expect(notes).toEqual([
    expect.stringMatching(
      /^packed by metis-lab 9\.0\.0 \(here .*\), so citation, instructions, .* were not checked/u,
    ),
  ]);
});

test.each(['0.0.9', '0', 'curl evil | sh', ''])(
  'a bundle that says it was packed by %o, which cannot have packed this run, is refused',
  async (tool) => {
    await expect(packedBy(tool)).rejects.toMatchObject({
      code: 'E712',
      message: expect.stringContaining('refused: packed by '),
      place: { exit: 7 },
    });
  },
);

test('files of analyses, which nothing says how to check, are named, the first three of many', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'analysis'));
  const notesWith = async (names: readonly string[]): Promise<readonly string[]> => {
    for (const name of names) writeFileSync(join(folder, 'analysis', name), 'evil');
    const { path } = await packRun({ folder, into: temporaryFolder() });
    return withBundle(path, async ({ notes }) => notes);
  };
  expect(await notesWith(['c.csv'])).toEqual(['not checked: analysis/c.csv']);
  expect(await notesWith(['a.csv', 'b.csv', 'd.csv', 'e.csv'])).toEqual([
    'not checked: analysis/a.csv, analysis/b.csv, analysis/c.csv and 2 more',
  ]);
});
