import { readFileSync } from 'node:fs';
import { fontFile } from './font-files.ts';
import type { FontWeight } from './font-files.ts';

/** Advance widths of one TrueType font: units per em, width of each glyph, and the glyph of each code point. */
export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly advances: readonly number[];
  readonly glyphs: ReadonlyMap<number, number>;
}

/** Advance widths from the tables head, hhea, hmtx and cmap of a TrueType file; throws when a table is missing. */
export function readFontMetrics(font: Buffer): FontMetrics {
  const head = tableOffset(font, 'head');
  const count = font.readUInt16BE(tableOffset(font, 'hhea') + 34);
  const widths = tableOffset(font, 'hmtx');
  const advances = Array.from({ length: count }, (_, glyph) => font.readUInt16BE(widths + 4 * glyph));
  return { unitsPerEm: font.readUInt16BE(head + 18), advances, glyphs: readGlyphs(font) };
}

/** Width of one line of text in pixels, as the bundled font draws it without kerning; what it lacks is as wide as its replacement. */
export function textWidth(text: string, size: number, weight: FontWeight = 'normal'): number {
  const { unitsPerEm, advances, glyphs } = metricsOf(weight);
  let units = 0;
  for (const character of text) {
    if (unseen.test(character)) continue;
    const code = isDrawable(character) ? (character.codePointAt(0) ?? 0) : emptySquare;
    units += advances[Math.min(glyphs.get(code) ?? 0, advances.length - 1)];
  }
  return (units * size) / unitsPerEm;
}

/** True for a character that both weights of the bundled font can draw. */
export function isDrawable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return metricsOf('normal').glyphs.has(code) && metricsOf('bold').glyphs.has(code);
}

const emptySquare = 0x25a1;

/** Characters that draw nothing and take no room: marks of direction, joiners, and choices of an emoji's look and skin. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

const loaded = new Map<FontWeight, FontMetrics>();

function metricsOf(weight: FontWeight): FontMetrics {
  const known = loaded.get(weight);
  if (known) return known;
  const metrics = readFontMetrics(readFileSync(fontFile(weight)));
  loaded.set(weight, metrics);
  return metrics;
}

function tableOffset(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4);
  for (let t = 0; t < tables; t++) {
    const record = 12 + 16 * t;
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`missing font table: ${name}; expected a TrueType file`);
}

function readGlyphs(font: Buffer): Map<number, number> {
  const cmap = tableOffset(font, 'cmap');
  const tables = font.readUInt16BE(cmap + 2);
  const offsets = Array.from({ length: tables }, (_, t) => cmap + font.readUInt32BE(cmap + 8 + 8 * t));
  const full = offsets.find((offset) => font.readUInt16BE(offset) === 12);
  if (full !== undefined) return readSegmentedCoverage(font, full);
  throw new Error('missing font table: cmap format 12; expected a font with full Unicode coverage');
}

function readSegmentedCoverage(font: Buffer, table: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const groups = font.readUInt32BE(table + 12);
  for (let g = 0; g < groups; g++) {
    const group = table + 16 + 12 * g;
    const first = font.readUInt32BE(group);
    const last = font.readUInt32BE(group + 4);
    const firstGlyph = font.readUInt32BE(group + 8);
    for (let code = first; code <= last; code++) glyphs.set(code, firstGlyph + code - first);
  }
  return glyphs;
}
