import type { ReportContent } from './report-content.ts';
import type { TextFile } from './report-file.ts';

const poster = 'charts/poster.png';

/** upload-list.md: which file goes where, in order, for someone who has never used a forum or a vote page; names only files that are there. */
export function uploadList(files: readonly TextFile[], { command }: ReportContent['footer']): string {
  const has = (path: string): boolean => files.some((file) => file.path === path);
  const imagesOf = (path: string): string[] => {
    const text = files.find((file) => file.path === path)?.text;
    return typeof text === 'string' ? [...text.matchAll(/\]\((charts\/[^)]+)\)/gu)].map(([, at]) => at) : [];
  };
  const bundle = /\S+\.zip$/u.exec(command)?.[0];
  const one = has(poster) ? poster : imagesOf('forum.md')[0];
  const parts = [
    has('report.html') ? page(bundle) : '',
    has('forum.md') ? forum(imagesOf('forum.md'), one) : '',
    has('snapshot.md') ? vote(imagesOf('snapshot.md'), has('forum.md')) : '',
    has('summary.txt') ? message(has(poster) ? poster : undefined) : '',
    `## Nothing to do with the rest\n\n\`numbers.json\` and the other files in \`charts\` are for those who check. Anyone can: \`${command}\`\n`,
  ];
  return `# What to upload, in order\n\nNever done this before? Go down the list; every step names one file.\n\n${parts.filter((part) => part !== '').join('\n')}`;
}

const steps = (lines: readonly string[]): string =>
  `${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n`;

function page(bundle: string | undefined): string {
  return `## Look first\n\n${steps([
    'Open `report.html` with a double click: it is the whole report and needs no other file and no network.',
    `Put it where others can open it, if you have such a place${bundle === undefined ? '' : `, and beside it the bundle \`${bundle}\`, which \`mlab pack\` makes: readers need it for the check`}.`,
  ])}`;
}

/** Steps that bring pictures into a text, each keeping its description: only the address changes. */
function pictures(images: readonly string[], file: string, written: string): string[] {
  return images.map(
    (image, index) =>
      `Upload \`${image}\`${index === 0 ? ` (button with a picture, or drag the file into the text). The site writes a line with an address that begins with \`${written}\`. Copy this address over \`${image}\` in the text of \`${file}\` and delete the line that the site wrote` : `; copy its address over \`${image}\` in the same way`}.`,
  );
}

function forum(images: readonly string[], one: string | undefined): string {
  const few =
    one === undefined
      ? []
      : [
          `One image only? New accounts may often show one picture and two links. Then use \`${one}\`, delete the other lines that begin with \`![\`, and take the brackets off links that the forum refuses: the words stay.`,
        ];
  return `## The forum post (Discourse)\n\n${steps([
    'Open the category for proposals and press New Topic. The title is the question in the first line of `forum.md`.',
    'Paste all of `forum.md` except that first line into the large box. The right side shows how it will look.',
    ...pictures(images, 'forum.md', 'upload://'),
    ...few,
    'Press Create Topic, and copy the address of the new post.',
  ])}`;
}

function vote(images: readonly string[], afterForum: boolean): string {
  return `## The vote (Snapshot)\n\n${steps([
    'Open your space, press New proposal. The title is the question in the first line of `snapshot.md`.',
    'Paste all of `snapshot.md` except that first line into the box for the description.',
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
