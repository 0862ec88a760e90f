// docs/gallery.md as text, from what is shown and what the pictures say of themselves.
import { escapeMarkdown } from '../src/report/escape.ts';
import type { GalleryExperiment, GalleryPicture } from './gallery-list.ts';

/** What a picture says of itself. */
export interface PictureWords {
  /** Its finding, which is its title. */
  readonly finding: string;
  /** Its alternative text. */
  readonly alt: string;
}

/** Title and description of a picture, as its SVG has them. Throws an Error where one is missing. */
export function wordsIn(svg: string): PictureWords {
  const [finding, alt] = [/<title>(.*?)<\/title>/su, /<desc>(.*?)<\/desc>/su].map((part) =>
    unescaped(part.exec(svg)?.[1] ?? ''),
  );
  if (finding === '' || alt === '')
    throw new Error('missing words: expected an SVG with a title and a description');
  return { finding, alt };
}

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');

/** The page: every experiment with its run and its pictures. Throws an Error for a picture without words. */
export function pageOf(
  gallery: readonly GalleryExperiment[],
  words: ReadonlyMap<string, PictureWords>,
): string {
  return `# Gallery

Every kind of chart and all ten experiments. Each picture stands below its question and what one sees in it, and is made by the one command
below it, from a run whose command stands under the experiment's name; runs are small so that each takes less than a minute on two cores.
\`npm run gallery\` makes the whole page again.
A report (\`mlab report\`) has all charts of a run at once, as PNG, SVG, Vega-Lite, CSV and alternative text: see [charts](charts.md).

${gallery.map((each) => section(each, words)).join('\n')}`;
}

function section(
  { name, run, pictures }: GalleryExperiment,
  words: ReadonlyMap<string, PictureWords>,
): string {
  const given = run === undefined ? '' : `\`\`\`\n${run}\n\`\`\`\n\n`;
  return `## ${name}\n\n${given}${pictures.map((picture) => shown(picture, words)).join('\n')}`;
}

function shown({ title, command, file }: GalleryPicture, words: ReadonlyMap<string, PictureWords>): string {
  const said = words.get(file);
  if (said === undefined) throw new Error(`missing words of ${file}; expected the picture to be made`);
  const [finding, alt] = [said.finding, said.alt].map((text) => escapeMarkdown(text.replace(/\.$/u, '')));
  return `**${title}** ${finding}.\n\n![${alt}](images/gallery/${file})\n\n\`\`\`\n${command}\n\`\`\`\n`;
}
