import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { expect } from 'vitest';
import { notebooks, pagePath } from '../../scripts/notebooks/notebooks.ts';
import { browserTest, openFile, useBrowser } from './chromium.ts';
import { inPage } from './in-page.ts';

useBrowser(() => Promise.resolve());

const pages = notebooks.map((notebook) => ({ ...notebook, page: fileURLToPath(pagePath(notebook)) }));

browserTest(
  'every notebook opens from its file without a network, a request, a message or a script',
  async () => {
    for (const { page, title, name } of pages) {
      const { page: opened, noise } = await openFile(page);
      await opened.evaluate(inPage.unfold);
      expect(await opened.title(), name).toBe(title);
      expect(await opened.evaluate(inPage.active), name).toEqual([]);
      // The style sheet is in force, so its hash in the policy is right.
      expect(await opened.evaluate('getComputedStyle(document.body).marginTop'), name).toBe('0px');
      expect(await opened.evaluate('document.querySelectorAll(".found").length'), name).toBeGreaterThan(5);
      expect(noise, name).toEqual([]);
      await opened.context().close();
    }
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(
    `nothing in a notebook hangs over at 320 to 1280 pixels, and every text can be read, ${colorScheme}`,
    async () => {
      for (const { page, name } of pages) {
        const { page: opened } = await openFile(page, { colorScheme });
        await opened.evaluate(inPage.unfold);
        for (const width of [320, 690, 1280]) {
          await opened.setViewportSize({ width, height: 800 });
          expect(await opened.evaluate(inPage.overhang), `${name} ${width}`).toBe(0);
        }
        const pairs: { ground: string; ratio: number; text: string }[] = await opened.evaluate(
          inPage.contrasts,
        );
        expect(pairs.length, name).toBeGreaterThan(5);
        expect(
          pairs.filter(({ ratio }) => !(ratio >= 4.5)),
          name,
        ).toEqual([]);
        expect(pairs[0]?.ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 24, 28)');
        await opened.context().close();
      }
    },
  );
}

browserTest('axe finds nothing to object to in any notebook', async () => {
  for (const { page, name } of pages) {
    const { page: opened } = await openFile(page);
    await opened.evaluate(inPage.unfold);
    await opened.evaluate(axe.source);
    const violations = await opened.evaluate(
      `axe.run(document, { rules: { 'color-contrast': { enabled: false } } }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')))`,
    );
    expect(violations, name).toEqual([]);
    await opened.context().close();
  }
});

browserTest(
  'every part of a notebook can be reached from its contents, and the other notebooks by their links',
  async () => {
    for (const { page, name } of pages) {
      const { page: opened } = await openFile(page, { javaScriptEnabled: false });
      for (const link of await opened.locator('nav[aria-label="Contents"] a').all()) {
        const target = (await link.getAttribute('href')) ?? '';
        expect(await opened.locator(`[id="${target.slice(1)}"]`).count(), `${name} ${target}`).toBe(1);
      }
      await opened.locator('nav.notebooks a:not([aria-current])').first().click();
      expect(await opened.locator('h1').count(), name).toBe(1);
      expect(opened.url(), name).not.toContain(name);
      await opened.context().close();
    }
  },
);
