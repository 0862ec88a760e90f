import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedModels } from '../catalogue.ts';
import { loadExperiment, writeExperiment } from '../load/index.ts';
import { packageRoot } from '../run/code-identity.ts';
import { blankExperiment } from './blank-experiment.ts';
import { toolDependency } from './tool-dependency.ts';

/** What a new project starts from. */
export type ProjectTemplate = 'eagr' | 'blank';
/** How its experiment is written. */
export type ProjectFormat = 'ts' | 'yaml';

/** Files of a new project by path, the experiment among them, and what that one is about. */
export interface ProjectFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly example: string;
  readonly about: string;
}

const SCHEMA = 'experiment.schema.json';

/** The six files of a new project in `folder`. */
export async function projectFiles(
  folder: string,
  template: ProjectTemplate,
  format: ProjectFormat,
): Promise<ProjectFiles> {
  const name = template === 'eagr' ? 'eagr' : 'question';
  const example = `experiments/${name}.exp.${format}`;
  const about = template === 'eagr' ? 'the October 2025 vote' : 'one lever, two scenarios';
  const text = template === 'eagr' ? await vote(format) : blankExperiment(format);
  const helper: [string, string] =
    format === 'ts'
      ? ['tsconfig.json', compilerSettings]
      : [`experiments/${SCHEMA}`, readFileSync(join(packageRoot, 'schema', SCHEMA), 'utf8')];
  const files = new Map([
    ['README.md', readme(example)],
    ['package.json', packageText(example, toolDependency(folder))],
    ['.gitignore', 'node_modules/\nresults/*\n!results/README.md\n'],
    helper,
    [example, format === 'ts' ? text : `# yaml-language-server: $schema=./${SCHEMA}\n${text}`],
    ['results/README.md', resultsReadme],
  ]);
  return { files, example, about };
}

/** The packaged experiment about the vote; in YAML as it is packaged, or written from the TypeScript file. */
async function vote(format: ProjectFormat): Promise<string> {
  const typescript = join(packageRoot, 'experiments', 'eagr.exp.ts');
  if (format === 'ts') return readFileSync(typescript, 'utf8');
  const packaged = join(packageRoot, 'experiments', 'eagr.exp.yaml');
  if (existsSync(packaged))
    return readFileSync(packaged, 'utf8').replace(/^(?:# yaml-language-server:|\$schema:).*\n/gmu, '');
  const { resolved, model } = await loadExperiment(typescript, { models: installedModels });
  return writeExperiment(resolved, model, 'yaml');
}

const readme = (example: string): string => `# A question about METIS

An experiment for [metis-lab](https://www.npmjs.com/package/metis-lab): the file \`${example}\` holds the question, the scenarios,
the assumptions with their sources, and the claims that are tested.

\`\`\`
npm install                   # once; gives this folder the command mlab
npx mlab check ${example}     # validate, plan, estimate
npx mlab run ${example}       # run, or continue
npx mlab runs                 # what there is
\`\`\`

Then \`npx mlab report <run>\` writes the page, the forum text and the charts, and \`npx mlab reproduce <run>\` checks that anyone
gets the same result, to the last bit. Results are model results, not forecasts, and no advice.
`;

const packageText = (example: string, tool: string): string =>
  `${JSON.stringify(
    {
      name: 'metis-question',
      private: true,
      type: 'module',
      scripts: { check: `metis-lab check ${example}`, start: `metis-lab run ${example}` },
      devDependencies: { 'metis-lab': tool },
    },
    null,
    2,
  )}\n`;

const compilerSettings = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2023',
      module: 'NodeNext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
    },
    include: ['experiments'],
  },
  null,
  2,
)}\n`;

const resultsReadme = `# Results

One folder per run, \`<experiment>/<run key>/\`: manifest.json says what the run is, the Arrow files hold its numbers, and the folder
\`report/\` what was written about it. A folder can be copied anywhere; \`npx mlab reproduce path/to/folder\` checks it there.
`;
