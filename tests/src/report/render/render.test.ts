import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Chart } from '../../../../src/report/charts/chart.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { drawnElements, textBoxes } from '../../../../src/report/render/drawn-elements.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { dots, effect, examples, fan, hardExamples, hostileLabels, multiples } from '../charts/examples.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const drawings = new Map<Chart, Promise<string>>();

// Each picture is drawn once for all the facts that only look at it.
function drawn(chart: Chart): Promise<string> {
  const drawing = drawings.get(chart) ?? renderSvg(chart);
  drawings.set(chart, drawing);
  return drawing;
}

const usual = fan();
const usualPng = drawn(usual).then(renderPng);
const digest = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

test.each([...examples, ...hardExamples])(
  '%s: nothing overlaps, nothing is cut, every rule is kept',
  async (_, chart) => {
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  },
);

test('the same chart gives the same bytes, also after and beside other charts', async () => {
  const chart = fan();
  const alone = await renderSvg(chart);
  const together = await Promise.all([dots(), chart, multiples(), fan(), effect()].map(renderSvg));
  expect(together[1]).toBe(alone);
  expect(together[3]).toBe(alone);
  expect(renderPng(alone).equals(renderPng(together[1]))).toBe(true);
});

test('another process, time zone and locale give the same bytes without making code from text', async () => {
  const expected: string[] = [];
  for (const chart of [fan(), multiples()]) {
    const svg = await renderSvg(chart);
    expected.push(digest(svg), digest(renderPng(svg)));
  }
  const script = `
    import { createHash } from 'node:crypto';
    import { fan, multiples } from './tests/src/report/charts/examples.ts';
    import { renderSvg } from './src/report/render/render-svg.ts';
    import { renderPng } from './src/report/render/render-png.ts';
    const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
    const found = [];
    for (const chart of [fan(), multiples()]) {
      const svg = await renderSvg(chart);
      found.push(digest(svg), digest(renderPng(svg)));
    }
    console.log(JSON.stringify(found));`;
  const output = execFileSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--import', 'tsx', '--input-type=module', '-e', script],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'Asia/Kolkata', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    },
  );
  expect(JSON.parse(output)).toEqual(expected);
});

test('hostile labels are drawn as the text they are', async () => {
  const svg = await renderSvg(effect(hostileLabels.slice(1, 3)));
  const texts = textBoxes(drawnElements(svg)).map(({ text }) => text);
  expect(texts).toContain('datum.x');
  expect(texts).toContain('{"signal":"1"}');
});

test.each([...hardExamples])(
  '%s: the picture holds no script, link, image or outside address',
  async (_, chart) => {
    const svg = await renderSvg(chart);
    expect(svg).not.toMatch(/<(script|a|image|foreignObject|style|use)\b/);
    expect(svg).not.toMatch(/\s(on\w+|href|xlink:href|style)=/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toContain('http');
  },
);

test('a screen reader gets the role, the title and the alternative text', async () => {
  const chart = fan();
  const svg = await renderSvg(chart);
  expect(svg).toMatch(/^<svg [^>]*role="img"/);
  expect(svg).toContain(`<title>${chart.title}</title>`);
  expect(svg).toContain(`<desc>${chart.alt}</desc>`);
});

test('run, warning and command stand in the picture', async () => {
  const texts = textBoxes(drawnElements(await renderSvg(dots()))).map(({ text }) => text);
  expect(texts).toContain('Run 7k3m9q2f · model result, not a forecast');
  expect(texts).toContain('Check it: npx metis-lab reproduce eagr-7k3m9q2f-w2000.zip');
});

test('a PNG is 1,380 pixels wide and opaque', async () => {
  const png = await usualPng;
  expect(png.readUInt32BE(16)).toBe(1380);
  expect(png.readUInt32BE(20)).toBe(860);
});

test('a plot that loads data, that Vega-Lite warns about, or that is none, is refused', async () => {
  const chart = fan();
  const loads = { ...chart.spec, data: { url: 'https://example.org/a.json' } };
  await expect(renderSvg({ ...chart, spec: loads })).rejects.toThrow(
    'invalid plot: it loads https://example.org/a.json',
  );
  const warned = { ...chart.spec, layer: [{ mark: 'bar', encoding: { nowhere: { field: 'x' } } }] };
  await expect(renderSvg({ ...chart, spec: warned })).rejects.toThrow(
    'expected a specification without warnings',
  );
  await expect(renderSvg({ ...chart, spec: { mark: 'bar' } })).rejects.toThrow('invalid plot: no $schema');
});

test('a refused plot does not stop the next one', async () => {
  const chart = fan();
  const [bad, good] = await Promise.allSettled([renderSvg({ ...chart, spec: {} }), renderSvg(chart)]);
  expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
});

const breaks: [string, RegExp, (chart: Chart, svg: string) => [Chart, string]][] = [
  ['a long title', /title has 13 words/, (chart, svg) => [{ ...chart, title: 'word '.repeat(13) }, svg]],
  ['a long alternative text', /251 characters/, (chart, svg) => [{ ...chart, alt: 'a'.repeat(251) }, svg]],
  ['a bar in the alternative text', /bar or brackets/, (chart, svg) => [{ ...chart, alt: 'a | b' }, svg]],
  [
    'a picture without a description',
    /description for screen/,
    (chart, svg) => [chart, svg.replace('<desc>', '<desc>x')],
  ],
  ['a picture that is none', /role for screen/, (chart, svg) => [chart, svg.replace('role="img"', '')]],
  ['an empty table', /no rows/, (chart, svg) => [{ ...chart, table: { columns: [], rows: [] } }, svg]],
  [
    'pale text',
    /text #aaaaaa has contrast/,
    (chart, svg) => [chart, svg.replaceAll('fill="#1B1F23"', 'fill="#AAAAAA"')],
  ],
  [
    'a pale line',
    /shape #dddddd has contrast/,
    (chart, svg) => [chart, svg.replaceAll('#0072B2', '#DDDDDD')],
  ],
  [
    'small text',
    /size 9; expected at least 11/,
    (chart, svg) => [chart, svg.replaceAll('font-size="11px"', 'font-size="9px"')],
  ],
  [
    'overlapping texts',
    /overlaps/,
    (chart, svg) => [chart, svg.replaceAll(/y="\d+" font-size="11px"/g, 'y="400" font-size="11px"')],
  ],
  [
    'text that leaves the picture',
    /leaves the picture/,
    (chart, svg) => [chart, svg.replaceAll('x="16"', 'x="600"')],
  ],
  [
    'a line that leaves the picture',
    /drawing reaches/,
    (chart, svg) => [chart, svg.replace('</svg>', '<path stroke="#000000" d="M0,0L900,10"/></svg>')],
  ],
];

test.each(breaks)('the check finds %s', async (_, sentence, spoil) => {
  const [chart, svg] = spoil(usual, await drawn(usual));
  expect(checkChart(chart, svg, await usualPng).join('\n')).toMatch(sentence);
});

test('the check finds a PNG of the wrong width, too high or too heavy', async () => {
  const svg = await drawn(usual);
  const wrong = Buffer.concat([await usualPng, Buffer.alloc(600_000)]);
  wrong.writeUInt32BE(690, 16);
  wrong.writeUInt32BE(1001, 20);
  const found = checkChart(usual, svg, wrong).join('\n');
  expect(found).toMatch(/690 pixels wide/);
  expect(found).toMatch(/1001 pixels high/);
  expect(found).toMatch(/expected less than 524288/);
});

test('a label that looks like a place is not rounded, places are', async () => {
  const chart = dots(['a x="1.23456789" b', 'c width="7.77777" >'], 3);
  const svg = await renderSvg(chart);
  expect(svg).toMatch(/>a x="1\.23456789" b</u);
  expect(svg).toMatch(/>c width="7\.77777" &gt;</u);
  expect(svg.replace(/>[^<]*</gu, '><')).not.toMatch(/ (?:d|x|y|transform)="[^"]*\d\.\d{4}/u);
});
