// Opens pages of the format `html` in a headless Chromium and looks for what can be wrong with them; scripts/try-html.sh calls it.
//
//   node try-html.mjs FOLDER PAGE.html...
//
// FOLDER holds node_modules with playwright-core and axe-core, and receives the screenshots and PDFs. Prints a line a page, and what
// is wrong; exits 1 if something is.

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync, statSync } from 'node:fs';

const [folder, ...pages] = process.argv.slice(2).map((name) => path.resolve(name));
const require = createRequire(path.join(folder, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'];

let wrong = 0;
function complain(page, what) {
  wrong += 1;
  console.log(`  ${path.basename(page)}: ${what}`);
}

/// A page that tells of errors, of violations of its policy, and of whatever it loads besides itself.
async function open(context, file) {
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(file, `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(file, `script: ${error}`));
  page.on('dialog', (dialog) => { complain(file, `dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (![url, 'about:blank'].includes(request.url())) complain(file, `loads ${request.url()}`); });
  await page.goto(url);
  return page;
}

/// Runs in the page: goes to each link's target and says which of them is not there to be seen.
async function follow() {
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href'));
  const broken = [];
  for (const link of new Set(links)) {
    const target = document.getElementById(decodeURIComponent(link.slice(1)));
    if (!target) { broken.push(`${link} leads nowhere`); continue; }
    location.hash = link;
    const box = target.getBoundingClientRect();
    const inside = box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
    if (!target.checkVisibility() || box.width * box.height === 0 || !inside) broken.push(`${link} leads to what is not seen`);
  }
  location.hash = '';
  scrollTo(0, 0);
  return { count: links.length, broken };
}

/// Runs in the page: what is wider than the window.
function overflowing() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('.scroll')
    && element.getBoundingClientRect().right > width + 1);
  return wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
}

async function look(browser, file) {
  const name = path.basename(file, '.html');
  const context = await browser.newContext();
  const page = await open(context, file);
  const scripts = await page.evaluate(() => document.querySelectorAll('script, [style], link, img, iframe, [onerror]').length);
  if (scripts) complain(file, `${scripts} elements that no page should have`);
  let links = 0;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(overflowing);
    for (const element of wide) complain(file, `wider than ${width}: ${element}`);
    const { count, broken } = await page.evaluate(follow);
    links = count;
    for (const link of broken) complain(file, `at ${width}: ${link}`);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      // Of a long page the beginning is enough to look at.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(height, 12000) } });
    }
  }
  await press(page, file);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.pdf({ path: path.join(folder, `${name}.pdf`), format: 'A4', margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' } });
  await context.close();
  return links;
}

/// The first key leads to the skip link, which is then to be seen, and a click on a cell of the matrix leads to the words.
async function press(page, file) {
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await page.emulateMedia({ media: 'screen' });
  await page.goto('about:blank');
  await page.goto(pathToFileURL(file).href);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const link = document.activeElement;
    return link.className === 'skip' && link.getBoundingClientRect().left >= 0;
  });
  if (!skip) complain(file, 'the first Tab does not show the skip link');
  const cell = page.locator('.coverage td.verdict a').first();
  if (await cell.count() === 0) return;
  const target = await cell.getAttribute('href');
  await cell.click();
  const there = await page.evaluate(() => {
    const target = document.querySelector(':target');
    const box = target?.getBoundingClientRect();
    return target ? { id: `#${target.id}`, seen: box.bottom > 0 && box.top < innerHeight } : undefined;
  });
  if (there?.id !== target || !there.seen) complain(file, `a click on the first verdict does not lead to ${target}`);
}

/// What axe-core finds in both schemes and at both widths.
async function audit(browser, file) {
  // axe is a script, which the page's own policy would keep out.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await open(context, file);
  await page.evaluate(axe);
  let rules = 0;
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const result = await page.evaluate(() => window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations', 'incomplete'],
      }));
      rules = result.passes.length;
      for (const violation of result.violations) {
        complain(file, `axe, ${colorScheme}, ${width}: ${violation.id}, ${violation.nodes.length} times: ${violation.help}: `
          + violation.nodes[0].html.slice(0, 160) + ' ' + violation.nodes[0].failureSummary.replace(/\s+/g, ' '));
      }
      if (process.env.VERBOSE) {
        for (const unsure of result.incomplete) console.log(`    not decided: ${unsure.id}, ${unsure.nodes.length} times`, unsure.nodes[0].html.slice(0, 160));
      }
    }
  }
  await context.close();
  return rules;
}

const browser = await chromium.launch({ executablePath, args });
for (const file of pages) {
  const before = wrong;
  const links = await look(browser, file);
  const rules = await audit(browser, file);
  const verdict = wrong === before ? 'nothing wrong' : `${wrong - before} things wrong`;
  console.log(`${path.basename(file)}: ${statSync(file).size} bytes, ${links} links in the page, ${rules} rules of axe passed, ${verdict}`);
}
await browser.close();
process.exit(wrong ? 1 : 0);
