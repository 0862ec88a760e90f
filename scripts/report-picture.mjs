// The first screen of a report's page as a picture: node scripts/report-picture.mjs <report.html> docs/images/report.png
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [page, picture] = process.argv.slice(2);
if (picture === undefined) {
  process.stderr.write('usage: node scripts/report-picture.mjs <report.html> <picture.png>\n');
  process.exit(2);
}
const executablePath = execFileSync(process.execPath, ['scripts/install-browser.mjs', '--find'], {
  encoding: 'utf8',
});
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 720 } });
const opened = await context.newPage();
await opened.goto(pathToFileURL(page).href);
await opened.screenshot({ path: picture });
await browser.close();
