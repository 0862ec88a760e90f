// Draws one chart, read as JSON from standard input, in this fresh process: milliseconds of processor time until Vega and resvg are
// loaded, then until the first PNG is there, and those of each further round of SVG text and PNG. Other programs on the machine do
// not lengthen processor time; one picture is one thread's work but for the collection of garbage, so it is no shorter by the clock.
import { readFileSync } from 'node:fs';

const ROUNDS = 15;
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

const chart = JSON.parse(readFileSync(0, 'utf8'));
const { renderSvg } = await import('../dist/src/report/render/render-svg.js');
const { renderPng } = await import('../dist/src/report/render/render-png.js');
const loaded = spent();
renderPng(await renderSvg(chart));
const first = spent() - loaded;
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const began = spent();
  const svg = await renderSvg(chart);
  const middle = spent();
  renderPng(svg);
  rounds.push({ svg: middle - began, png: spent() - middle, whole: spent() - began });
}
console.log(JSON.stringify({ loaded, first, rounds }));
