import { createRequire } from 'node:module';
import { copyFileSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { build, documentOf, mlab, workFolder } from '../src/cli/mlab.ts';
import { browserTest, openFile, useBrowser } from './chromium.ts';
import { inPage } from './in-page.ts';

const folder = workFolder();
const kept = join(folder, 'kept');
const report = join(kept, 'report');
const page = join(report, 'report.html');
let hostilePage = '';

useBrowser(async () => {
  await build();
  const [run = ''] = readdirSync('results/reference/eagr');
  cpSync(join('results/reference/eagr', run), kept, { recursive: true });
  expect(mlab(folder, ['report', kept, '--for', 'html'])).toMatchObject({ exit: 0 });
  copyFileSync('tests/browser/hostile.exp.yaml', join(folder, 'hostile.exp.yaml'));
  const done = mlab(folder, ['run', 'hostile.exp.yaml', '--json', '-j', '1']);
  expect(done).toMatchObject({ exit: 0 });
  const key = Object(documentOf(done)['data']).key;
  expect(mlab(folder, ['report', key, '--for', 'html'])).toMatchObject({ exit: 0 });
  hostilePage = join(folder, 'results', 'hostile', key, 'report', 'report.html');
});

const withoutScripts = { javaScriptEnabled: false };
const charts = (): string[] =>
  readdirSync(join(report, 'charts')).flatMap((file) => (file.endsWith('.csv') ? [file.slice(0, -4)] : []));
const chartFile = (name: string): string => readFileSync(join(report, 'charts', name), 'utf8');

/** Fields of RFC 4180 lines. */
function fieldsOf(text: string): string[][] {
  const lines = text.trimEnd().split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
      ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
    ),
  );
}

/** Cells of a table on the page that do not say what the file says: texts as they are, numbers to six digits. */
function differences(shown: readonly (readonly string[])[], filed: readonly (readonly string[])[]): string[] {
  if (shown.length !== filed.length) return [`${shown.length} rows, ${filed.length} in the file`];
  return filed.flatMap((row, r) =>
    row.length === shown[r]?.length
      ? row.flatMap((field, c) => (sameCell(shown[r]?.[c] ?? '', field) ? [] : [`${r} ${c}: ${field}`]))
      : [`row ${r}`],
  );
}

function sameCell(text: string, field: string): boolean {
  const value = Number(field);
  if (field === '' || Number.isNaN(value)) return text === field;
  return (
    Math.abs(Number(text.replaceAll(',', '').replace('−', '-')) - value) <= 5.000001e-6 * Math.abs(value)
  );
}

browserTest('the report opens offline without a request, a message or a script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const opened = await openFile(page, { javaScriptEnabled });
    expect(await opened.page.evaluate(inPage.active)).toEqual([]);
    await opened.page.evaluate(inPage.unfold);
    expect(opened.noise).toEqual([]);
    // The style sheet is in force, so its hash in the policy is right.
    expect(await opened.page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).toBe(
      '1224px',
    );
  }
});

browserTest('a page that asks for a picture, or breaks its policy, would be noticed', async () => {
  const path = join(folder, 'noisy.html');
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  const asking = '<img src="https://example.org/x.png" alt="">';
  for (const text of [
    asking,
    `${policy}${asking}`,
    `${policy}<script>1</script>`,
    `${policy}<style>a{}</style>`,
  ]) {
    writeFileSync(path, text);
    const { page: noisy, noise } = await openFile(path);
    await expect.poll(() => noise.length, { message: text }).toBeGreaterThan(0);
    await noisy.close();
  }
});

browserTest('the report has a title and the twelve sections in their order', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  expect(await opened.title()).toBe(await opened.locator('h1').innerText());
  expect(await opened.title()).not.toBe('');
  expect(await opened.locator('main > section > h2').allInnerTexts()).toEqual([
    '1. In one minute',
    '2. What would change',
    '3. What the proposal does not say',
    '4. Claims',
    '5. Charts',
    '6. Check it by hand',
    '7. Who is affected',
    '8. What could make this wrong',
    '9. Model card',
    '10. Disclosure',
    '11. Reproduce',
    '12. Appendix: all outcomes, methods, precision',
    'Numbers and their queries',
  ]);
  await opened.evaluate(inPage.unfold);
  for (const section of await opened.locator('main > section').all())
    expect((await section.innerText()).length).toBeGreaterThan(60);
});

browserTest('a reader that cannot see meets every picture as its finding and its words', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  const session = await opened.context().newCDPSession(opened);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const pictures = nodes.filter(({ role }) => /^(?:img|image)$/u.test(String(role?.value)));
  expect(pictures.length).toBe(await opened.locator('svg, img').count());
  expect(pictures.map(({ description }) => description?.value).sort()).toEqual(
    charts()
      .map((name) => chartFile(`${name}.alt.txt`).trim())
      .sort(),
  );
  for (const { name } of pictures) expect(String(name?.value).length).toBeGreaterThan(10);
});

browserTest('every chart has a data table, and its numbers are those of the CSV file', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  const tables: Record<string, string[][]> = await opened.evaluate(inPage.chartTables);
  expect(Object.keys(tables).sort()).toEqual(charts().sort());
  expect(Object.keys(tables).length).toBeGreaterThanOrEqual(5);
  for (const [name, shown] of Object.entries(tables)) {
    const filed = fieldsOf(chartFile(`${name}.csv`));
    expect(filed.length).toBeGreaterThan(5);
    expect(differences(shown, filed), name).toEqual([]);
    const altered = filed.map((row, r) =>
      row.map((field, c) => (r === 2 && c === 3 ? `${field}1e1` : field)),
    );
    expect(differences(shown, altered), name).toHaveLength(1);
  }
});

browserTest('the table behind a chart opens with the keyboard', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  const table = opened.locator('figure table').first();
  expect(await table.isVisible()).toBe(false);
  await opened.locator('figure summary').first().focus();
  await opened.keyboard.press('Enter');
  expect(await table.isVisible()).toBe(true);
});

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(
    `nothing hangs over at 320 to 1280 pixels, and every text can be read, ${colorScheme}`,
    async () => {
      const { page: opened } = await openFile(page, { ...withoutScripts, colorScheme });
      await opened.evaluate(inPage.unfold);
      for (const width of [320, 360, 690, 1280]) {
        await opened.setViewportSize({ width, height: 800 });
        expect(await opened.evaluate(inPage.overhang), `${width}`).toBe(0);
      }
      const pairs: { ground: string; ratio: number; text: string }[] = await opened.evaluate(
        inPage.contrasts,
      );
      expect(pairs.length).toBeGreaterThan(3);
      expect(pairs.filter(({ ratio }) => !(ratio >= 4.5))).toEqual([]);
      expect(pairs[0]?.ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 24, 28)');
    },
  );
}

browserTest('markup and expressions in labels, claims and questions are shown as text', async () => {
  const { page: opened, noise } = await openFile(hostilePage);
  await opened.evaluate(inPage.unfold);
  const title = 'Does <script>document.title = "obeyed"</script> or {"signal":"1"} do anything?';
  expect(await opened.title()).toBe(title);
  expect(await opened.locator('h1').innerText()).toBe(title);
  const text = await opened.locator('main').innerText();
  for (const each of ['{"signal":"1"}', '<iframe src="https://example.org">', '<b>nobody</b>', '<img src='])
    expect(text).toContain(each);
  const drawn = (await opened.locator('figure svg text').allTextContents()).join('\n');
  for (const each of ['<script>alert(1)</script>', '{"signal":"1"}']) expect(drawn).toContain(each);
  expect(await opened.evaluate(inPage.active)).toEqual([]);
  expect(await opened.locator('main b, svg style, body style').count()).toBe(0);
  expect(noise).toEqual([]);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Problems that axe finds on an open page, each with the first place where it does. Its script enters past the policy, as the debugger's. */
async function problems(opened: Page): Promise<string[]> {
  await opened.evaluate(axe);
  const found: { id: string; nodes: { html: string }[] }[] = await opened.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(`axe finds no problem on the report and on the hostile one, ${colorScheme}`, async () => {
    for (const path of [page, hostilePage]) {
      const { page: opened, noise } = await openFile(path, { colorScheme });
      await opened.evaluate(inPage.unfold);
      for (const width of [320, 1280]) {
        await opened.setViewportSize({ width, height: 800 });
        expect(await problems(opened), `${width} ${path}`).toEqual([]);
      }
      expect(noise).toEqual([]);
    }
  });
}

browserTest('axe would find a picture without words and a field without a name', async () => {
  const path = join(folder, 'poor.html');
  writeFileSync(path, '<!doctype html><title>x</title><main><h1>x</h1><svg role="img"></svg><input></main>');
  const { page: opened } = await openFile(path);
  expect((await problems(opened)).join()).toMatch(/svg-img-alt.*label|label.*svg-img-alt/su);
});

browserTest(
  'the first screen has the question, every verdict, the confidence and one whole picture',
  async () => {
    const { page: opened } = await openFile(page, {
      ...withoutScripts,
      viewport: { width: 1280, height: 800 },
    });
    const first = '#minute svg, #minute li, #minute .answer > p, h1';
    const boxes = await Promise.all((await opened.locator(first).all()).map((each) => each.boundingBox()));
    expect(boxes.length).toBeGreaterThanOrEqual(7);
    for (const box of boxes) {
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    }
    expect(await opened.locator('#minute').innerText()).toMatch(
      /Confidence in the model: (?:low|medium|high)/u,
    );
    expect(await opened.locator('#minute svg').count()).toBe(1);
  },
);

browserTest('the keyboard skips to the answer, and goes from a number to its query and back', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  await opened.keyboard.press('Tab');
  const focused = (): Promise<string> => opened.evaluate('document.activeElement.getAttribute("href")');
  expect(await focused()).toBe('#minute');
  expect((await opened.locator('.skip').boundingBox())?.x).toBeGreaterThanOrEqual(0);
  await opened.keyboard.press('Enter');
  await opened.keyboard.press('Tab');
  const query = await focused();
  expect(query).toMatch(/^#n/u);
  const own = `document.querySelector(${JSON.stringify(query)})`;
  await opened.keyboard.press('Enter');
  expect(await opened.evaluate(`${own} === document.querySelector(':target')`)).toBe(true);
  expect(await opened.locator('tr', { has: opened.locator(query) }).innerText()).toContain('{"measure":');
  await opened.locator(query).press('Enter');
  expect(await opened.evaluate('document.querySelector("#minute :target") !== null')).toBe(true);
});

browserTest('wide tables are cards before they would be cut, and keep their rows for readers', async () => {
  const { page: opened } = await openFile(page, withoutScripts);
  for (const [width, shown] of [
    [690, 'block'],
    [1280, 'table'],
  ] as const) {
    await opened.setViewportSize({ width, height: 800 });
    const rules = opened.locator('#changes table');
    expect(await opened.evaluate(`getComputedStyle(document.querySelector('#changes table')).display`)).toBe(
      shown,
    );
    expect(await rules.getByRole('row').count()).toBeGreaterThan(1);
    expect(
      await opened
        .locator('.cards')
        .evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth)),
    ).toEqual(Array.from({ length: await opened.locator('.cards').count() }, () => 0));
  }
});

browserTest(
  'on paper the page is black on white and nothing hangs over, also from a dark screen',
  async () => {
    const { page: opened } = await openFile(page, { ...withoutScripts, colorScheme: 'dark' });
    await opened.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await opened.setViewportSize({ width: 718, height: 1000 });
    expect(await opened.evaluate('getComputedStyle(document.documentElement).color')).toBe('rgb(0, 0, 0)');
    expect(await opened.evaluate(inPage.overhang)).toBe(0);
    expect(await opened.locator('nav').isVisible()).toBe(false);
    expect((await opened.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  },
);

browserTest(
  'long words, other scripts and hostile labels leave nothing hanging over at 320 pixels',
  async () => {
    const { page: opened } = await openFile(hostilePage, { viewport: { width: 320, height: 800 } });
    await opened.evaluate(inPage.unfold);
    expect(await opened.evaluate(inPage.overhang)).toBe(0);
    expect(await opened.locator('main').innerText()).toContain('word'.repeat(20));
  },
);
