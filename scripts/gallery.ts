// Writes docs/gallery.md and its pictures: every kind of chart, the ten experiments, and the command behind each picture.
// A word takes only the experiments with it in their name, and leaves the page as it is.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { pngOptions } from '../src/report/render/render-png.ts';
import { gallery } from './gallery-list.ts';
import type { GalleryExperiment } from './gallery-list.ts';
import { pageOf, wordsIn } from './gallery-page.ts';
import type { PictureWords } from './gallery-page.ts';
import { commandLine } from './reference-runs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs', 'images', 'gallery');
const results = join(root, '.cache', 'gallery');
const WIDTH = 690;
const [word = ''] = process.argv.slice(2);

const seen = new Map<string, PictureWords>();

mkdirSync(images, { recursive: true });
rmSync(results, { recursive: true, force: true });
for (const experiment of gallery.filter(({ name }) => name.includes(word))) make(experiment);
if (word === '') {
  const wanted = new Set(gallery.flatMap(({ pictures }) => pictures.map(({ file }) => file)));
  for (const file of readdirSync(images)) if (!wanted.has(file)) rmSync(join(images, file));
  writeFileSync(join(root, 'docs', 'gallery.md'), pageOf(gallery, seen));
}

function make({ run, pictures }: GalleryExperiment): void {
  if (run !== undefined) told(run);
  for (const picture of pictures) {
    told(picture.command);
    const svg = readFileSync(newest(picture.svg), 'utf8');
    seen.set(picture.file, wordsIn(svg));
    const pixels = new Resvg(svg, { ...pngOptions, fitTo: { mode: 'width', value: WIDTH } }).render();
    writeFileSync(join(images, picture.file), pixels.asPng());
  }
}

/** Runs `mlab …` with results of its own. */
function told(command: string): void {
  console.log(command);
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { exit, text } = commandLine([...words.slice(1), '--out', results, '-q'], root);
  // A gate of an experiment may ask for more futures than a picture needs.
  if (exit !== 0 && exit !== 5) throw new Error(`invalid command of the gallery: exit ${exit}\n${text}`);
}

/** The picture of that name which was written last. */
function newest(name: string): string {
  const found = readdirSync(results, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(name))
    .map((path) => join(results, path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (found[0] === undefined) throw new Error(`missing picture: ${name}; expected the command to write it`);
  return found[0];
}
