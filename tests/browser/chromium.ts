import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';

const executable = execFileSync(process.execPath, ['scripts/install-browser.mjs', '--find'], {
  encoding: 'utf8',
});
const found = executable !== '';
if (!found)
  process.stderr.write(
    'No Chromium: the tests in a browser are skipped. `node scripts/install-browser.mjs` says why; CHROMIUM_PATH names one.\n',
  );

/** A test that is skipped where there is no browser. */
export const browserTest = test.skipIf(!found);

let browser: Browser | undefined;

/** Starts the browser with a fresh profile before the tests of a file and closes it after them; `prepare` runs only with a browser. */
export function useBrowser(prepare: () => Promise<void>): void {
  beforeAll(async () => {
    if (!found) return;
    await prepare();
    browser = await chromium.launch({
      executablePath: executable,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => browser?.close());
}

/** An open page, and what it did that a quiet page never does: requests, console messages, script errors. */
export interface Opened {
  readonly page: Page;
  readonly noise: string[];
}

/** Opens a file in a context of its own, without a network; only the file itself may be requested. */
export async function openFile(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  if (browser === undefined) throw new Error('invalid state: no browser; expected useBrowser first');
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(path).href;
  const noise: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== own) noise.push(`request ${request.url()}`);
  });
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`script error: ${error.message}`));
  await page.goto(own);
  return { page, noise };
}
