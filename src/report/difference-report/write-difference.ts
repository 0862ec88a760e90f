import { readFileSync } from 'node:fs';
import { insideFolder, writeAtomically } from '../../store/index.ts';
import { csvOf } from '../chart-data.ts';
import { writeHtml } from '../html-page.ts';
import type { RunData } from '../run-data.ts';
import { defaultBudgets } from '../budgets.ts';
import { writeForum, writeSnapshot } from '../text-files.ts';
import { uploadList } from '../upload-list.ts';
import type { DifferenceCommands } from './commands.ts';
import { differenceContent } from './difference-content.ts';
import type { DifferenceContent } from './difference-content.ts';
import { differenceFolder } from './difference-folder.ts';
import { entriesOf } from './difference-numbers.ts';
import type { DifferenceNumbers } from './difference-numbers.ts';

/** A report of a difference, made and not yet written. */
export interface MadeDifference {
  readonly made: DifferenceContent;
  /** Bytes by path in the folder of the report. */
  readonly files: ReadonlyMap<string, string | Buffer>;
}

/**
 * Writes the report of a difference into the folder of the second run: page, forum text, pictures with their data, the searches that it
 * states, and numbers.json. Everything is made before anything is written; the same runs and searches give the same bytes. Throws E601, E605.
 */
export async function writeDifference(
  first: RunData,
  second: RunData,
  commands: DifferenceCommands,
): Promise<{ readonly folder: string; readonly files: readonly string[]; readonly made: DifferenceContent }> {
  const { made, files } = await renderDifference(first, second, { commands });
  const folder = differenceFolder(first, second);
  for (const [path, text] of files) writeAtomically(insideFolder(folder, path), text);
  return { folder, files: [...files.keys()], made };
}

/** Makes every file of a report of a difference; of the searches named by their keys where keys are given. Throws E601, E605. */
export async function renderDifference(
  first: RunData,
  second: RunData,
  how: { readonly commands: DifferenceCommands; readonly searches?: readonly string[] | undefined },
): Promise<MadeDifference> {
  const { commands } = how;
  const made = differenceContent(first, second, commands, how.searches);
  const [{ renderSvg }, { renderPng }] = await Promise.all([
    import('../render/render-svg.ts'),
    import('../render/render-png.ts'),
  ]);
  const drawn = new Map<string, string>();
  for (const { name, chart } of made.charts) drawn.set(name, await renderSvg(chart));
  const texts = textsOf(made, (name) => drawn.get(name) ?? '');
  const files: [string, string | Buffer][] = [
    ...texts,
    ['upload-list.md', uploadsOf(texts, { made, first, second })],
    ['numbers.json', numbersFile(first, second, { made, commands })],
    ...made.charts.flatMap(({ name, chart }): [string, string | Buffer][] => {
      const svg = drawn.get(name) ?? '';
      return [
        [`charts/${name}.png`, renderPng(svg)],
        [`charts/${name}.svg`, svg],
        [`charts/${name}.csv`, csvOf(chart)],
        [`charts/${name}.vl.json`, `${JSON.stringify(chart.spec, null, 1)}\n`],
        [`charts/${name}.alt.txt`, `${chart.alt}\n`],
      ];
    }),
    ...made.searches.map(({ folder, path }): [string, Buffer] => [
      `searches/${folder}/study.json`,
      readFileSync(path),
    ]),
  ];
  return { made, files: new Map(files) };
}

/** The texts in which a report is read. */
function textsOf(made: DifferenceContent, svgOf: (name: string) => string): [string, string][] {
  const picture = pictureIn(made);
  return [
    ['report.html', writeHtml(made.content, svgOf)],
    ['forum.md', writeForum(made.content, { budget: defaultBudgets.forum, picture })],
    ['snapshot.md', writeSnapshot(made.content, { budget: defaultBudgets.snapshot, picture })],
  ];
}

/** The steps of a report, and the two bundles that its command needs. */
function uploadsOf(
  texts: readonly (readonly [string, string])[],
  {
    made,
    first,
    second,
  }: { readonly made: DifferenceContent; readonly first: RunData; readonly second: RunData },
): string {
  const steps = uploadList(
    texts.map(([path, text]) => ({ path, text })),
    made.content,
  );
  const [a, b] = [first, second].map(({ manifest }) => manifest.runKey);
  const bundles = `## The two bundles\n\nThe command needs both runs as bundles: \`mlab pack ${a}\` and \`mlab pack ${b}\` make them. Put both where readers can download them, with the SHA-256 that \`mlab pack\` prints, and write their addresses at the end of the post. The second one carries this report.\n`;
  const last = steps.lastIndexOf('\n## ') + 1;
  return `${steps.slice(0, last)}${bundles}\n${steps.slice(last)}`;
}

const pictureIn =
  ({ charts }: DifferenceContent) =>
  (wanted: string) => {
    const found = charts.find(({ name }) => name === wanted);
    return (
      found && { path: `charts/${found.name}.png`, width: found.chart.width, height: found.chart.height }
    );
  };

function numbersFile(
  first: RunData,
  second: RunData,
  { made, commands }: { readonly made: DifferenceContent; readonly commands: DifferenceCommands },
): string {
  const file: DifferenceNumbers = {
    ...{ schema: 1, kind: 'difference', before: first.manifest.runKey, after: second.manifest.runKey },
    commands: { ...commands },
    searches: made.searches.map(({ key }) => key),
    ...entriesOf(made),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
