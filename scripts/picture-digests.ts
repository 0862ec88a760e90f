// Prints the hashes of SVG text and pixels of all golden pictures as this engine draws them, one JSON object.
import { createHash } from 'node:crypto';
import { drawGolden, goldenCharts } from '../tests/golden/pictures.ts';

const found: Record<string, string> = {};
for (const [name, make] of goldenCharts()) {
  const { svg, pixels } = await drawGolden(make());
  found[`${name}.svg`] = createHash('sha256').update(svg).digest('hex');
  found[`${name} (pixels)`] = pixels;
}
console.log(JSON.stringify(found));
