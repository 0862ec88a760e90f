import { authorOf, bundleOf, titleOf } from './run-facts.ts';
import type { RunFacts } from './run-facts.ts';
import { folderInBundle } from './run-files.ts';
import { mediaType } from './media-type.ts';

/** Name of the description in a bundle, as RO-Crate wants it. */
export const CRATE = 'ro-crate-metadata.json';

/** A file of the bundle; size and digest are absent for files that are written after the description. */
export interface DescribedFile {
  readonly path: string;
  readonly bytes?: number;
  readonly sha256?: string;
}

type Value = string | number | Reference | readonly (string | Reference)[];
interface Reference {
  readonly '@id': string;
}
type Entity = Readonly<Record<string, Value>> & Reference;

const to = (id: string): Reference => ({ '@id': id });

const profiles = [
  ['https://w3id.org/ro/wfrun/process/0.5', 'Process Run Crate', '0.5'],
  ['https://w3id.org/ro/wfrun/workflow/0.5', 'Workflow Run Crate', '0.5'],
  ['https://w3id.org/workflowhub/workflow-ro-crate/1.0', 'Workflow RO-Crate', '1.0'],
] as const;

/** Stands for a day of publication that nobody stated: that of every file in the archive, plainly no real one. */
const NO_DATE = '2000-01-01';

/** The day of publication that a description states; undefined where it states none that is a day. */
export function publishedIn(crate: string): string | undefined {
  return /"datePublished": "(\d{4}-\d{2}-\d{2})"/u.exec(crate)?.[1];
}

/**
 * ro-crate-metadata.json of a bundle: RO-Crate 1.1 with the profile Workflow Run Crate 0.5 (the experiment is the workflow, the run its
 * CreateAction). Times of start and end are left out, for manifests have none.
 */
export function crateOf(facts: RunFacts, files: readonly DescribedFile[], published = NO_DATE): string {
  const graph: Entity[] = [
    {
      '@id': CRATE,
      '@type': 'CreativeWork',
      about: to('./'),
      conformsTo: [to('https://w3id.org/ro/crate/1.1'), to(profiles[2][0])],
    },
    rootOf(facts, files, published),
    ...profiles.map(([id, name, version]) => ({ '@id': id, '@type': 'CreativeWork', name, version })),
    ...people(facts),
    ...software(facts),
    runAction(facts, files),
    ...settings(facts),
    ...files.map((file) => fileEntity(facts, files, file)),
  ];
  const context = ['https://w3id.org/ro/crate/1.1/context', 'https://w3id.org/ro/terms/workflow-run/context'];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

function rootOf(facts: RunFacts, files: readonly DescribedFile[], published: string): Entity {
  const { experiment, manifest } = facts;
  const date =
    published === NO_DATE ? ` The day of publication is not stated; ${NO_DATE} stands for it.` : '';
  const left = facts.without.length === 0 ? '' : ` Left out: ${facts.without.join(', ')}.`;
  return {
    '@id': './',
    '@type': 'Dataset',
    name: titleOf(facts),
    description: `${experiment.question} Model result, not a forecast. Check it: mlab reproduce ${bundleOf(facts)}.${left}${date}`,
    datePublished: published,
    license: to('#licence'),
    identifier: `sha256:${manifest.resultDigest ?? ''}`,
    conformsTo: profiles.map(([id]) => to(id)),
    hasPart: files.map(({ path }) => to(fileId(path))),
    mainEntity: to(fileId(workflowOf(facts, files))),
    mentions: [to('#run'), to('#metis-lab')],
    ...byAuthor(facts),
    ...(experiment.proposal?.url === undefined ? {} : { citation: to(experiment.proposal.url) }),
  };
}

const byAuthor = (facts: RunFacts): Record<string, Reference> =>
  authorOf(facts) === undefined ? {} : { author: to('#author') };

function people(facts: RunFacts): Entity[] {
  const { proposal } = facts.experiment;
  const name = authorOf(facts);
  return [
    {
      '@id': '#licence',
      '@type': 'CreativeWork',
      name: 'No licence stated',
      description: 'The author of the run stated no licence; ask before you use more than the law allows.',
    },
    ...(name === undefined ? [] : [{ '@id': '#author', '@type': 'Person', name }]),
    ...(proposal?.url === undefined
      ? []
      : [{ '@id': proposal.url, '@type': 'CreativeWork', name: proposal.title, url: proposal.url }]),
  ];
}

/** The experiment as it was written; as it was understood where the source is not there. */
function workflowOf({ manifest }: RunFacts, files: readonly DescribedFile[]): string {
  const inside = folderInBundle(manifest);
  const source = files.find(({ path }) => path.startsWith(`${inside}/experiment.source.`));
  return source?.path ?? `${inside}/experiment.resolved.json`;
}

const languages: Readonly<Record<string, readonly [string, string]>> = {
  ts: ['TypeScript', 'https://www.typescriptlang.org/'],
  yaml: ['YAML', 'https://yaml.org/'],
  json: ['JSON', 'https://www.json.org/'],
};

function software({ manifest }: RunFacts): Entity[] {
  const { tool, model, engineDigest, modelDigest } = manifest.versions;
  const digests = `Model ${model}; sha256 of the engine ${engineDigest}, of the model ${modelDigest}.`;
  return [
    {
      '@id': '#metis-lab',
      '@type': 'SoftwareApplication',
      name: 'metis-lab',
      softwareVersion: tool,
      description: digests,
    },
    ...Object.entries(languages).map(([id, [name, url]]) => ({
      ...{ '@id': `#${id}`, '@type': 'ComputerLanguage', name, identifier: to(url), url: to(url) },
    })),
  ];
}

function runAction(facts: RunFacts, files: readonly DescribedFile[]): Entity {
  const { manifest, experiment } = facts;
  const inside = `${folderInBundle(manifest)}/`;
  const paths = files.map(({ path }) => path).filter((path) => path.startsWith(inside));
  const workflow = workflowOf(facts, files);
  const result = paths.filter((path) => path.endsWith('.arrow'));
  const inputs = paths.filter(
    (path) => path !== workflow && /^(?:experiment\.|lock\.json$|inputs\/)/u.test(path.slice(inside.length)),
  );
  return {
    '@id': '#run',
    '@type': 'CreateAction',
    name: `Run ${manifest.runKey} of ${experiment.name}`,
    description: `${manifest.replications} replications of ${manifest.scenarios.length} scenarios at ${manifest.points} design point(s), seed ${manifest.seed}, with metis-lab ${manifest.versions.tool}`,
    instrument: to(fileId(workflow)),
    object: [...inputs.map((path) => to(fileId(path))), to('#seed'), to('#replications')],
    result: result.map((path) => to(fileId(path))),
    actionStatus: to('http://schema.org/CompletedActionStatus'),
    ...(authorOf(facts) === undefined ? {} : { agent: to('#author') }),
  };
}

function settings({ manifest }: RunFacts): Entity[] {
  const of = (name: string, value: string | number): Entity => ({
    ...{ '@id': `#${name}`, '@type': 'PropertyValue', name, value },
  });
  return [of('seed', manifest.seed), of('replications', manifest.replications)];
}

function fileEntity(facts: RunFacts, files: readonly DescribedFile[], file: DescribedFile): Entity {
  const { path, bytes, sha256 } = file;
  const isWorkflow = path === workflowOf(facts, files);
  const language = path.split('.').at(-1) ?? '';
  return {
    '@id': fileId(path),
    '@type': isWorkflow ? ['File', 'SoftwareSourceCode', 'ComputationalWorkflow'] : 'File',
    name: isWorkflow ? `Experiment ${facts.experiment.name}` : path,
    encodingFormat: mediaType(path),
    ...(bytes === undefined ? {} : { contentSize: String(bytes) }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(isWorkflow ? { programmingLanguage: to(`#${language}`), ...byAuthor(facts) } : {}),
  };
}

/** A path as the relative address of a file in the crate. */
const fileId = (path: string): string => encodeURI(path).replaceAll('#', '%23');
