import { firstWords } from './first-words.ts';
import { codeSpan } from './markdown.ts';
import { oddFile } from './page/model-card.ts';
import type { ReportContent } from './report-content.ts';
import type { TextFile } from './report-file.ts';
import { posterPath } from './report-pictures.ts';

/** Characters that titles may have: Discourse as it is set at first (`max topic title length`), and Snapshot. */
export const longestTitle = { forum: 255, vote: 256 } as const;

const poster = posterPath;

/** upload-list.md: which file goes where, in order, for someone who has never used a forum or a vote page; names only files that are there. */
export function uploadList(
  files: readonly TextFile[],
  { title, footer }: Pick<ReportContent, 'title' | 'footer'>,
): string {
  const { command, run } = footer;
  const has = (path: string): boolean => files.some((file) => file.path === path);
  const imagesOf = (path: string): string[] => {
    const text = files.find((file) => file.path === path)?.text;
    return typeof text === 'string' ? [...text.matchAll(/\]\((charts\/[^)]+)\)/gu)].map(([, at]) => at) : [];
  };
  const bundle = /\S+\.zip$/u.exec(command)?.[0];
  const one = has(poster) ? poster : imagesOf('forum.md')[0];
  const parts = [
    has('report.html') ? page({ bundle, run, hasDescription: has(oddFile) }) : '',
    has('forum.md')
      ? forum(imagesOf('forum.md'), { title, one, run, bundle, hasPage: has('report.html') })
      : '',
    has('snapshot.md') ? vote(imagesOf('snapshot.md'), { title, afterForum: has('forum.md') }) : '',
    has('summary.txt') ? message(has(poster) ? poster : undefined) : '',
    `## Nothing to do with the rest\n\n\`numbers.json\` and the other files in \`charts\` are for those who check. Anyone can: \`${command}\`\n\n${unpublished(bundle)}\n`,
  ];
  return `# What to upload, in order\n\nNever done this before? Go down the list; every step names one file.\n\n${parts.filter((part) => part !== '').join('\n')}`;
}

/** What to say while npm does not know the version in the command. */
const unpublished = (bundle: string | undefined): string =>
  `If npm answers with 404 to that command, this version is not published yet: then readers install metis-lab from its source first${bundle === undefined ? '' : ', as REPRODUCE.md in the bundle says,'} and type \`mlab\` in the place of \`npx metis-lab@…\`. Say so in your post.`;

/** A title as it is typed; where it is longer than the site takes, a shorter one too. */
function titleStep(title: string, most: number): string {
  if (title.length <= most) return `The title is: ${codeSpan(title)}`;
  return `The title has ${title.length} characters, and many of these sites take ${most} at most. A shorter one is: ${codeSpan(shorterTitle(title, most))}`;
}

/** The beginning of a title in whole words. */
export function shorterTitle(title: string, most: number): string {
  return title.length <= most ? title : `${firstWords(title, most - 1).replace(/[\s,;:]+$/u, '')}…`;
}

const steps = (lines: readonly string[]): string =>
  `${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n`;

/** What a page has beside it. */
interface BesidePage {
  readonly bundle: string | undefined;
  readonly run: string;
  readonly hasDescription: boolean;
}

function page({ bundle, run, hasDescription }: BesidePage): string {
  const key = run.slice(run.lastIndexOf('/') + 1);
  const beside = [
    ...(hasDescription ? [`\`${oddFile}\`, the description of the model`] : []),
    ...(bundle === undefined
      ? []
      : [`the bundle \`${bundle}\`, which \`mlab pack ${key}\` makes: readers need it for the check`]),
  ];
  return `## Look first\n\n${steps([
    'Open `report.html` with a double click: it is the whole report and needs no other file and no network.',
    `Put it where others can open it, if you have such a place${beside.length === 0 ? '' : `, and beside it ${beside.join('; and ')}`}.`,
  ])}`;
}

/** Steps that bring pictures into a text, each keeping its description: only the address changes. */
function pictures(images: readonly string[], file: string, written: string): string[] {
  return images.map(
    (image, index) =>
      `Upload \`${image}\`${index === 0 ? ` (button with a picture, or drag the file into the text). The site writes a line with an address that begins with \`${written}\`. Copy this address over \`${image}\` in the text of \`${file}\` and delete the line that the site wrote` : `; copy its address over \`${image}\` in the same way`}.`,
  );
}

/** What the steps of a post speak of beside its pictures. */
interface AroundPost {
  readonly title: string;
  readonly one: string | undefined;
  readonly run: string;
  readonly bundle: string | undefined;
  readonly hasPage: boolean;
}

function forum(images: readonly string[], { title, one, run, bundle, hasPage }: AroundPost): string {
  const few =
    images.length < 2 || one === undefined
      ? []
      : [
          `One image only? New accounts may often show one picture and two links. Then type \`mlab report ${run.slice(run.lastIndexOf('/') + 1)} --for forum --budget forum-images=1\` and begin again with the list that it writes: the text then has one picture${one === poster ? `, \`${poster}\`, which holds the first two` : ''}. Take the brackets off links that the forum refuses: the words stay.`,
        ];
  const sum = bundle === undefined ? '' : ' and of the bundle, with the SHA-256 that `mlab pack` printed';
  const where = hasPage ? [`At the end of the text write the address of the page${sum}.`] : [];
  return `## The forum post (Discourse)\n\n${steps([
    `Open the category for proposals and press New Topic. ${titleStep(title, longestTitle.forum)}`,
    ...few,
    'Paste all of `forum.md` except its first line, which is the title, into the large box. The right side shows how it will look.',
    ...pictures(images, 'forum.md', 'upload://'),
    ...where,
    'Press Create Topic, and copy the address of the new post.',
  ])}`;
}

function vote(
  images: readonly string[],
  { title, afterForum }: { readonly title: string; readonly afterForum: boolean },
): string {
  return `## The vote (Snapshot)\n\n${steps([
    `Open your space, press New proposal. ${titleStep(title, longestTitle.vote)}`,
    'Paste all of `snapshot.md` except its first line, which is the title, into the box for the description.',
    ...pictures(images, 'snapshot.md', 'ipfs://'),
    ...(afterForum ? ['Put the address of the forum post into the field for the discussion.'] : []),
    'Look at the preview before you publish: a vote cannot be corrected once it has begun.',
  ])}`;
}

function message(image: string | undefined): string {
  return `## Short messages\n\n${steps([
    `Paste \`summary.txt\`${image === undefined ? '' : ` and add one picture, \`${image}\``}.`,
  ])}`;
}
