import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Weights in which charts are written. */
export type FontWeight = 'normal' | 'bold';

/** The family named in every picture, with the usual families of the same width where it is not installed. */
export const fontFamily = 'DejaVu Sans, Verdana, sans-serif';

/** Path of the bundled DejaVu Sans file of a weight, wherever the package is installed; throws when it is missing. */
export function fontFile(weight: FontWeight): string {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  return join(folder, 'ttf', weight === 'bold' ? 'DejaVuSans-Bold.ttf' : 'DejaVuSans.ttf');
}
