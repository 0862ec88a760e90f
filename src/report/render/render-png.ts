import { Resvg } from '@resvg/resvg-js';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { fontFile } from './font-files.ts';

/** Width of every PNG in pixels: twice the 690 units of a page. */
export const pngWidth = 1380;

/** How pixels are made: 1,380 wide on opaque white, with the bundled fonts only. */
export const pngOptions: ResvgRenderOptions = {
  background: '#FFFFFF',
  fitTo: { mode: 'width', value: pngWidth },
  font: {
    loadSystemFonts: false,
    fontFiles: [fontFile('normal'), fontFile('bold')],
    defaultFontFamily: 'DejaVu Sans',
    sansSerifFamily: 'DejaVu Sans',
  },
};

/** The picture as PNG, 1,380 pixels wide on opaque white, drawn with the bundled fonts only; the same pixels everywhere. */
export function renderPng(svg: string): Buffer {
  return new Resvg(svg, pngOptions).render().asPng();
}
