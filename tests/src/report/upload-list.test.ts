import { expect, test } from 'vitest';
import type { TextFile } from '../../../src/report/report-file.ts';
import { shorterTitle, uploadList } from '../../../src/report/upload-list.ts';

const footer = {
  run: 'eagr/7k3m9q2f',
  command: 'npx metis-lab@0.1.0 reproduce eagr-7k3m9q2f-w2000.zip',
  digest: '0',
};
const content = { title: 'Is <b>it</b> *so*?', footer };
const file = (path: string, text = ''): TextFile => ({ path, text });
const forum = file('forum.md', '# Q?\n\n![a|690x430](charts/fan.png)\n\n![b|690x478](charts/dots.png)\n');
const vote = file('snapshot.md', '# Q?\n\n![a](charts/fan.png)\n');
const pictures = ['fan', 'dots'].flatMap((name) => [file(`charts/${name}.png`), file(`charts/${name}.svg`)]);
const all = [file('report.html'), forum, vote, file('summary.txt'), ...pictures];
const poster = file('charts/poster.png');

/** Files that a list names, without commands, addresses, bundles and folders. */
const named = (list: string): string[] => [
  ...new Set([...list.matchAll(/`([\w./-]+\.(?:html|md|txt|png))`/gu)].map(([, path]) => path)),
];

test('the list names every text and every picture in it, and no file that is not there', () => {
  const paths = all.map(({ path }) => path);
  expect(named(uploadList(all, content)).sort()).toEqual(
    paths.filter((path) => !path.endsWith('.svg')).sort(),
  );
  expect(named(uploadList([vote, ...pictures], content)).sort()).toEqual(['charts/fan.png', 'snapshot.md']);
  expect(named(uploadList([], content))).toEqual([]);
});

test('the page comes first, then the post, the vote and short messages', () => {
  expect(uploadList(all, content).match(/^## .*$/gmu)).toEqual([
    '## Look first',
    '## The forum post (Discourse)',
    '## The vote (Snapshot)',
    '## Short messages',
    '## Nothing to do with the rest',
  ]);
});

test('the pictures of a text come in its order, after the text and before it is sent', () => {
  const [, post = ''] = uploadList(all, content).split('## The forum post (Discourse)');
  const at = [
    'One image only?',
    'Paste all of `forum.md`',
    'Upload `charts/fan.png`',
    '`charts/dots.png`',
    'Press Create Topic',
  ].map((text) => post.indexOf(text));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(Math.min(...at)).toBeGreaterThan(0);
});

test('for one image only the text is made again with one picture, the poster where there is one', () => {
  expect(uploadList([...all, poster], content)).toContain(
    'Then type `mlab report 7k3m9q2f --for forum --budget forum-images=1` and begin again with the list that it writes: the text then has one picture, `charts/poster.png`, which holds the first two.',
  );
  expect(uploadList([...all, poster], content)).toContain('add one picture, `charts/poster.png`');
  expect(uploadList(all, content)).toContain('the text then has one picture. Take');
  const single = file('forum.md', '# Q?\n\n![a|690x800](charts/poster.png)\n');
  const list = uploadList([single, poster, ...pictures], content);
  expect(list).not.toContain('One image only?');
  expect(list).toContain('Upload `charts/poster.png`');
});

test('the vote points to the post only when there is one, and the bundle is named where the command takes one', () => {
  expect(uploadList(all, content)).toContain('Put the address of the forum post into the field');
  expect(uploadList([vote], content)).not.toContain('forum post');
  expect(uploadList(all, content)).toContain('the bundle `eagr-7k3m9q2f-w2000.zip`');
  expect(
    uploadList(all, {
      ...content,
      footer: { ...footer, command: 'npx metis-lab@0.1.0 reproduce eagr/7k3m9q2f' },
    }),
  ).not.toContain('bundle');
});

test('the title is given as it is typed into the box, without escapes, for the post and for the vote', () => {
  expect(uploadList(all, content).match(/The title is: `Is <b>it<\/b> \*so\*\?`/gu)).toHaveLength(2);
});

test('what a new account can do comes before the first upload', () => {
  const list = uploadList(all, content);
  expect(list.indexOf('One image only?')).toBeGreaterThan(0);
  expect(list.indexOf('One image only?')).toBeLessThan(list.indexOf('Upload `charts/fan.png`'));
});

test('the post says where page and bundle are, and how the bundle is made', () => {
  const list = uploadList(all, content);
  expect(list).toContain('`mlab pack 7k3m9q2f` makes');
  expect(list).toContain('write the address of the page and of the bundle, with the SHA-256');
  expect(uploadList([forum, ...pictures], content)).not.toContain('address of the page');
});

test('the description of the model is named where there is one', () => {
  expect(uploadList([...all, file('model.md')], content)).toContain('beside it `model.md`');
  expect(uploadList(all, content)).not.toContain('model.md');
});

test('a title that sites refuse is told with a shorter one that they take, cut between words', () => {
  const title = `Do ${'very long words '.repeat(20)}fit?`;
  const list = uploadList(all, { ...content, title });
  expect(list).toContain(
    `The title has ${title.length} characters, and many of these sites take 255 at most.`,
  );
  const [forumTitle, voteTitle] = [...list.matchAll(/A shorter one is: `([^`]+)`/gu)].map(([, text]) => text);
  expect(forumTitle.length).toBeLessThanOrEqual(255);
  expect(voteTitle.length).toBeLessThanOrEqual(256);
  expect(title.startsWith(`${forumTitle.slice(0, -1)} `)).toBe(true);
  expect(uploadList(all, { ...content, title: 'x'.repeat(255) })).not.toContain('A shorter one is');
  expect(shorterTitle('🎉'.repeat(200), 255)).not.toMatch(/[\uD800-\uDBFF]…/u);
});

test('what readers do while npm does not know the version stands beside the command', () => {
  expect(uploadList(all, content)).toContain('If npm answers with 404 to that command');
});
