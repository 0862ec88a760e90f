import { stringify } from 'yaml';
import { authorOf, titleOf } from './run-facts.ts';
import type { RunFacts } from './run-facts.ts';

/**
 * CITATION.cff of a run, in the Citation File Format 1.2.0: a data set, with the program that computed it and the proposal it is about as
 * references. No date is given, for none is known that would be the same wherever the run is packed.
 */
export function citationOf(facts: RunFacts): string {
  const { experiment, manifest } = facts;
  const author = { name: authorOf(facts) ?? 'author not stated' };
  const { proposal } = experiment;
  const about = {
    'cff-version': '1.2.0',
    type: 'dataset',
    title: titleOf(facts),
    message: 'Model result, not a forecast. If you use it, cite it as below and check it with metis-lab.',
    authors: [author],
    version: `${manifest.runKey}-w${manifest.replications}`,
    abstract: experiment.question,
    identifiers: [
      {
        type: 'other',
        value: `sha256:${manifest.resultDigest ?? ''}`,
        description: 'Digest of all result tables, the same on every machine',
      },
    ],
    references: [
      {
        type: 'software',
        title: 'metis-lab',
        version: manifest.versions.tool,
        authors: [{ name: 'metis-lab contributors' }],
      },
      ...(proposal === undefined
        ? []
        : [
            {
              type: 'generic',
              title: proposal.title,
              authors: [{ name: 'author of the proposal' }],
              ...(proposal.url === undefined ? {} : { url: proposal.url }),
            },
          ]),
    ],
  };
  return stringify(about, { lineWidth: 0 });
}
