import { expect, test } from 'vitest';
import type { TextFile } from '../../../src/report/report-file.ts';
import { uploadList } from '../../../src/report/upload-list.ts';

const footer = {
  run: 'eagr/7k3m9q2f',
  command: 'npx metis-lab@0.1.0 reproduce eagr-7k3m9q2f-w2000.zip',
  digest: '0',
};
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
  expect(named(uploadList(all, footer)).sort()).toEqual(
    paths.filter((path) => !path.endsWith('.svg')).sort(),
  );
  expect(named(uploadList([vote, ...pictures], footer)).sort()).toEqual(['charts/fan.png', 'snapshot.md']);
  expect(named(uploadList([], footer))).toEqual([]);
});

test('the page comes first, then the post, the vote and short messages', () => {
  expect(uploadList(all, footer).match(/^## .*$/gmu)).toEqual([
    '## Look first',
    '## The forum post (Discourse)',
    '## The vote (Snapshot)',
    '## Short messages',
    '## Nothing to do with the rest',
  ]);
});

test('the pictures of a text come in its order, after the text and before it is sent', () => {
  const [, post = ''] = uploadList(all, footer).split('## The forum post (Discourse)');
  const at = ['Paste all of `forum.md`', '`charts/fan.png`', '`charts/dots.png`', 'Press Create Topic'].map(
    (text) => post.indexOf(text),
  );
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(Math.min(...at)).toBeGreaterThan(0);
});

test('for one image only the poster is named where there is one, otherwise the first picture', () => {
  expect(uploadList([...all, poster], footer)).toContain(
    'One image only? New accounts may often show one picture and two links. Then use `charts/poster.png`',
  );
  expect(uploadList([...all, poster], footer)).toContain('add one picture, `charts/poster.png`');
  expect(uploadList(all, footer)).toContain('Then use `charts/fan.png`');
});

test('the vote points to the post only when there is one, and the bundle is named where the command takes one', () => {
  expect(uploadList(all, footer)).toContain('Put the address of the forum post into the field');
  expect(uploadList([vote], footer)).not.toContain('forum post');
  expect(uploadList(all, footer)).toContain('the bundle `eagr-7k3m9q2f-w2000.zip`');
  expect(
    uploadList(all, { ...footer, command: 'npx metis-lab@0.1.0 reproduce eagr/7k3m9q2f' }),
  ).not.toContain('bundle');
});
