import { CHECKSUMS } from './checksums.ts';
import { DESCRIPTOR } from './descriptor.ts';
import { folderInBundle } from './run-files.ts';
import { bundleOf, titleOf } from './run-facts.ts';
import type { RunFacts } from './run-facts.ts';

/** REPRODUCE.md of a bundle with these files of its run: how whoever has only the file checks it, looks inside, and what lies where. */
export function howToReproduce(facts: RunFacts, paths: readonly string[]): string {
  const { manifest, experiment, without } = facts;
  const bundle = bundleOf(facts);
  const unpacked = bundle.replace(/\.zip$/u, '');
  const run = folderInBundle(manifest);
  return `# ${titleOf(facts)}

${experiment.question}

Model result, not a forecast, not financial advice.

## Check it

With metis-lab ${manifest.versions.tool} installed, in the folder of the file; no network is needed. As long as npm does not know that
version, install it from a checkout: \`npm ci && npm run build && npm pack --silent\` there, then \`npm install <checkout>/metis-lab-${manifest.versions.tool}.tgz\`
here, and \`npx metis-lab\` instead of \`mlab\`.

\`\`\`
mlab verify ${bundle}                             # files, digests, inputs and report; nothing is computed
mlab reproduce ${bundle}                          # a sample of the futures again
mlab reproduce ${bundle} --sample-seed YOUR-DIGITS # a sample that nobody could foresee
mlab reproduce ${bundle} --level full             # all of them
mlab reproduce ${bundle} --certificate "Your Name"
\`\`\`

Without --sample-seed the run key chooses the sample. It is public, so the author could know which futures nobody would compute again.
YOUR-DIGITS are eight or more of your own, not copied from anywhere.

Every file is compared with ${CHECKSUMS} before anything is computed. Without metis-lab:

\`\`\`
unzip ${bundle} -d ${unpacked} && cd ${unpacked} && sha256sum --check --quiet ${CHECKSUMS}
\`\`\`

## Look inside

An unpacked bundle is a results folder:

\`\`\`
unzip ${bundle} -d ${unpacked}
mlab show ${manifest.runKey} --out ${unpacked}
mlab query ${manifest.runKey} --out ${unpacked} "select * from outcomes limit 5"
\`\`\`

## What lies where

| file | what it is |
|---|---|
| \`${DESCRIPTOR}\` | which run this is, and what was left out |
| \`${CHECKSUMS}\` | SHA-256 of every other file |
| \`ro-crate-metadata.json\` | the same files described for archives (Workflow Run RO-Crate) |
| \`CITATION.cff\` | how to cite the run |
| \`${run}/manifest.json\` | key, versions, seed, tables with their digests |
| \`${run}/experiment.*\` | the experiment as it was written and as it was understood |
| \`${run}/*.arrow\` | outcomes, parameters, yearly flows, quantiles, failures |
${leftOutRows(facts, run)}${differenceRows(bundle, paths)}
Left out: ${without.length === 0 ? 'nothing' : without.join(' and ')}.
`;
}

function leftOutRows({ without }: RunFacts, run: string): string {
  const rows = [
    ...(without.includes('series')
      ? []
      : [`| \`${run}/series/\` | every recorded series, future by future |`]),
    ...(without.includes('report')
      ? []
      : [`| \`${run}/report/\` | the report, if one was written; its numbers with their queries |`]),
  ];
  return rows.map((row) => `${row}\n`).join('');
}

/** A row for each report of a difference, with the command that derives it again. */
function differenceRows(bundle: string, paths: readonly string[]): string {
  const folders = new Set(paths.flatMap((path) => /^.*\/difference-\w{8}(?=\/)/u.exec(path)?.[0] ?? []));
  return [...folders]
    .map((folder) => {
      const key = folder.slice(-8);
      return `| \`${folder}/\` | what changed since run ${key}; \`mlab difference <bundle of ${key}> ${bundle} --check\` derives it again |\n`;
    })
    .join('');
}
