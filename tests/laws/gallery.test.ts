import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gallery } from '../../scripts/gallery-list.ts';
import { pageOf, wordsIn } from '../../scripts/gallery-page.ts';
import { referenceNames } from '../../scripts/reference-runs.ts';
import { chartNames } from '../../src/report/figures/figures.ts';

const pictures = gallery.flatMap((each) => each.pictures);
const page = readFileSync('docs/gallery.md', 'utf8');

test('the gallery has all ten experiments and every chart of a report', () => {
  expect(gallery.map(({ name }) => name).sort()).toEqual(referenceNames());
  for (const chart of chartNames)
    expect(
      pictures.some(({ command }) => command.endsWith(`--charts ${chart}`)),
      chart,
    ).toBe(true);
});

test('the page shows each picture above the command that makes it, and no picture is left over', () => {
  for (const { command, file } of pictures) {
    const at = page.indexOf(`(images/gallery/${file})`);
    expect(at, file).toBeGreaterThan(0);
    expect(page.indexOf(command, at), command).toBeGreaterThan(at);
    expect(existsSync(`docs/images/gallery/${file}`), file).toBe(true);
  }
  expect(readdirSync('docs/images/gallery').sort()).toEqual(pictures.map(({ file }) => file).sort());
});

test('a picture of the gallery stands below what one sees in it, which its own title says', () => {
  const svg = '<svg><title>A &lt; B &amp; *more*.</title><desc>Fan chart of a.</desc></svg>';
  const words = new Map(pictures.map(({ file }) => [file, wordsIn(svg)]));
  const { title, file } = pictures[0];
  expect(pageOf(gallery, words)).toContain(
    `**${title}** A &lt; B &amp; \\*more\\*.\n\n![Fan chart of a](images/gallery/${file})`,
  );
  expect(() => pageOf(gallery, new Map())).toThrow('missing words of ');
  expect(() => wordsIn('<svg><title>Alone</title></svg>')).toThrow('a title and a description');
});

test('every run of the gallery stands on the page', () => {
  for (const { run } of gallery) if (run !== undefined) expect(page).toContain(`\n${run}\n`);
});
