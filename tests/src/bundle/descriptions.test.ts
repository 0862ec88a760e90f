import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseBundleName } from '../../../src/bundle/index.ts';
import { packRun } from '../../../src/bundle/index.ts';
import { bundleName } from '../../../src/report/made.ts';
import { sha256 } from '../../../src/store/index.ts';
import { finishedRun, runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';
import { entriesOf, packedRun } from './packed-run.ts';

interface Entity {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [property: string]: unknown;
}

async function crateIn(path: string): Promise<{ graph: Entity[]; entries: Map<string, Buffer> }> {
  const entries = await entriesOf(path);
  const crate: { '@context': unknown; '@graph': Entity[] } = JSON.parse(
    String(entries.get('ro-crate-metadata.json')),
  );
  expect(crate['@context']).toEqual([
    'https://w3id.org/ro/crate/1.1/context',
    'https://w3id.org/ro/terms/workflow-run/context',
  ]);
  return { graph: crate['@graph'], entries };
}

const entity = (graph: readonly Entity[], id: string): Entity => {
  const found = graph.filter((each) => each['@id'] === id);
  expect(found, id).toHaveLength(1);
  return found[0];
};

/** Every reference in a value. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return '@id' in value ? [String(value['@id'])] : [];
}

test('the name of a bundle is read back as it was written', () => {
  for (const experiment of ['eagr', 'two-tier-governance', 'a-7k3m9q2f-w3.zip', 'größe.2']) {
    const about = { experiment, runKey: '7k3m9q2f', replications: 2000 };
    expect(parseBundleName(bundleName(about))).toEqual(about);
  }
  for (const other of [
    'eagr-7k3m9q2f.zip',
    'eagr-7k3m9q2-w1.zip',
    'eagr-7k3m9q2f-w0.zip',
    '-7k3m9q2f-w1.zip',
    'eagr',
  ])
    expect(parseBundleName(other)).toBeUndefined();
});

test('the description is an RO-Crate: a descriptor, a root with name, text, day and licence, flat and without loose ends', async () => {
  const { graph } = await crateIn((await packedRun()).path);
  expect(entity(graph, 'ro-crate-metadata.json')).toMatchObject({
    '@type': 'CreativeWork',
    about: { '@id': './' },
    conformsTo: [
      { '@id': 'https://w3id.org/ro/crate/1.1' },
      { '@id': 'https://w3id.org/workflowhub/workflow-ro-crate/1.0' },
    ],
  });
  const root = entity(graph, './');
  expect(root['@type']).toBe('Dataset');
  for (const property of ['name', 'description', 'datePublished', 'identifier'])
    expect(root[property]).toEqual(expect.any(String));
  const ids = graph.map((each) => each['@id']);
  expect(new Set(ids).size).toBe(ids.length);
  for (const each of graph) {
    expect(each['@type'], each['@id']).toBeDefined();
    const outside = referencesIn(Object.values(each)).filter(
      (id) => !ids.includes(id) && !id.startsWith('http'),
    );
    expect(outside, each['@id']).toEqual([]);
  }
});

test('the description follows the profile Workflow Run Crate: the experiment is the workflow, the run its action', async () => {
  const { graph } = await crateIn((await packedRun()).path);
  const root = entity(graph, './');
  const profiles = referencesIn(root['conformsTo']);
  expect(profiles).toEqual([
    'https://w3id.org/ro/wfrun/process/0.5',
    'https://w3id.org/ro/wfrun/workflow/0.5',
    'https://w3id.org/workflowhub/workflow-ro-crate/1.0',
  ]);
  for (const id of profiles) expect(entity(graph, id)['@type']).toBe('CreativeWork');
  const [main = ''] = referencesIn(root['mainEntity']);
  expect(main).toMatch(/\/experiment\.source\.json$/u);
  const workflow = entity(graph, main);
  expect(workflow['@type']).toEqual(['File', 'SoftwareSourceCode', 'ComputationalWorkflow']);
  expect(entity(graph, referencesIn(workflow['programmingLanguage'])[0] ?? '')['@type']).toBe(
    'ComputerLanguage',
  );
  expect(referencesIn(root['mentions'])).toContain('#run');
  const run = entity(graph, '#run');
  expect(run).toMatchObject({ '@type': 'CreateAction', instrument: { '@id': main } });
  expect(run).not.toHaveProperty('endTime');
  expect(referencesIn(run['result']).filter((id) => id.endsWith('.arrow'))).toHaveLength(8);
  expect(entity(graph, '#replications')).toMatchObject({ '@type': 'PropertyValue', value: 40 });
});

test('every file of the bundle is described with its size, digest and media type', async () => {
  const { graph, entries } = await crateIn((await packedRun()).path);
  const parts = referencesIn(entity(graph, './')['hasPart']);
  expect(parts.map(decodeURI).sort()).toEqual(
    [...entries.keys()].filter((name) => name !== 'ro-crate-metadata.json'),
  );
  for (const id of parts) {
    const file = entity(graph, id);
    const bytes = entries.get(decodeURI(id)) ?? Buffer.alloc(0);
    expect(file['encodingFormat'], id).toMatch(/^(?:application|text|image)\/(?!octet-stream)/u);
    // The list is written after the description, and so cannot be known to it.
    if (id === 'checksums.sha256') continue;
    expect(file, id).toMatchObject({ contentSize: String(bytes.length), sha256: sha256(bytes) });
  }
});

test('author and day of publication stand in the description and in the citation when they are stated, and only then', async () => {
  const nobody = await entriesOf((await packedRun()).path);
  expect(parse(String(nobody.get('CITATION.cff')))).toMatchObject({
    authors: [{ name: 'author not stated' }],
  });
  expect(String(nobody.get('ro-crate-metadata.json'))).toContain('"datePublished": "2000-01-01"');
  const experiment = stakingExperiment({ disclosure: { author: 'Ada: "the first" # Lovelace' } });
  const { folder } = await runInto(temporaryFolder(), { experiment });
  const { path } = await packRun({ folder, into: temporaryFolder(), published: '2026-11-20' });
  const { graph, entries } = await crateIn(path);
  expect(parse(String(entries.get('CITATION.cff')))).toMatchObject({
    'cff-version': '1.2.0',
    type: 'dataset',
    authors: [{ name: 'Ada: "the first" # Lovelace' }],
  });
  expect(entity(graph, '#author')).toMatchObject({ '@type': 'Person', name: 'Ada: "the first" # Lovelace' });
  expect(entity(graph, '#run')).toMatchObject({ agent: { '@id': '#author' } });
  expect(entity(graph, './')).toMatchObject({ author: { '@id': '#author' }, datePublished: '2026-11-20' });
});

test('the statement names every other file by the SHA-256 it has, and says that it is not signed', async () => {
  const { folder } = await finishedRun();
  const { path } = await packRun({ folder, into: temporaryFolder(), attest: true });
  const entries = await entriesOf(path);
  const statement = JSON.parse(String(entries.get('statement.intoto.json')));
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'urn:metis-lab:run:v1',
    predicate: { signed: false, experiment: { name: 'staking' }, replications: 40 },
  });
  const expected = [...entries]
    .filter(([name]) => !['statement.intoto.json', 'checksums.sha256'].includes(name))
    .map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }));
  expect(statement.subject).toEqual(expected);
  expect(String(entries.get('checksums.sha256'))).toContain('  statement.intoto.json\n');
  expect((await entriesOf((await packedRun()).path)).has('statement.intoto.json')).toBe(false);
});
