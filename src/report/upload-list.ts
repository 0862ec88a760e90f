import { codeSpan } from './markdown.ts';
import { oddFile } from './page/model-card.ts';
import type { ReportContent } from './report-content.ts';
import type { TextFile } from './report-file.ts';

const poster = 'charts/poster.png';

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
    has('forum.md') ? forum(imagesOf('forum.md'), { title, one, bundle, hasPage: has('report.html') }) : '',
    has('snapshot.md') ? vote(imagesOf('snapshot.md'), { title, afterForum: has('forum.md') }) : '',
    has('summary.txt') ? message(has(poster) ? poster : undefined) : '',
    `## Nothing to do with the rest\n\n\`numbers.json\` and the other files in \`charts\` are for those who check. Anyone can: \`${command}\`\n`,
  ];
  return `# What to upload, in order\n\nNever done this before? Go down the list; every step names one file.\n\n${parts.filter((part) => part !== '').join('\n')}`;
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
  readonly bundle: string | undefined;
  readonly hasPage: boolean;
}

function forum(images: readonly string[], { title, one, bundle, hasPage }: AroundPost): string {
  const few =
    one === undefined
      ? []
      : [
          `One image only? New accounts may often show one picture and two links. Then use \`${one}\`, delete the other lines that begin with \`![\`, and take the brackets off links that the forum refuses: the words stay.`,
        ];
  const sum = bundle === undefined ? '' : ' and of the bundle, with the SHA-256 that `mlab pack` printed';
  const where = hasPage ? [`At the end of the text write the address of the page${sum}.`] : [];
  return `## The forum post (Discourse)\n\n${steps([
    `Open the category for proposals and press New Topic. The title is: ${codeSpan(title)}`,
    'Paste all of `forum.md` except its first line, which is the title, into the large box. The right side shows how it will look.',
    ...few,
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
    `Open your space, press New proposal. The title is: ${codeSpan(title)}`,
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
