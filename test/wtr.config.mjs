import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { launchArgs, resolveChromium } from './browser/resolve.mjs';
import { tallyReporter } from './tools/tally-reporter.mjs';
import { wtrWorker } from './tools/worker-source.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const realData = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const { how, path } = await resolveChromium();
console.log(`browser: ${path} (${how})`);
if (!existsSync(realData)) console.log('real data: ../shared/data is absent, so the tests over it are left out');

// Only fetch() and XHR go to msw: scripts, workers and documents pass by it (Firefox hangs on module workers otherwise).
const mswScript = `self.addEventListener('fetch', (e) => { if (e.request.destination !== '') e.stopImmediatePropagation(); });
` + readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8');

/** What the test server answers besides the project's own files. */
async function serveExtras(context, next) {
  if (context.path === '/mockServiceWorker.js') {
    context.type = 'text/javascript';
    context.set('Service-Worker-Allowed', '/');
    context.body = mswScript;
  } else if (context.path === '/node-results') {
    context.body = await (await import('./tools/node-results.mjs')).nodeResults();
  } else if (context.path.startsWith('/real-data/')) {
    const file = realData + context.path.slice('/real-data/'.length);
    if (context.path === '/real-data/here') context.body = { here: existsSync(realData) };
    else if (existsSync(file)) { context.type = file.endsWith('json') ? 'application/json' : 'text/csv'; context.body = readFileSync(file); }
    else context.status = 404;
  } else return next();
}

/** A page that serves many test files, with a history for each: of a full one, steps are dropped that a test goes back to. */
async function freshened(page) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url() === 'about:blank') session.send('Page.resetNavigationHistory').catch(() => {});
  });
  return page;
}

export default {
  rootDir,
  files: ['test/**/*.test.ts', '!test/mutation/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [wtrWorker(rootDir), esbuildPlugin({ ts: true, json: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' })],
  middleware: [serveExtras],
  filterBrowserLogs: ({ args }) => !String(args[0] ?? '').includes('Lit is in dev mode'),
  // A machine may stall: what a test waits for has 50 s (test/helpers/page.ts).
  browserStartTimeout: 300_000,
  testsStartTimeout: 300_000,
  testsFinishTimeout: 1_200_000,
  testFramework: { config: { timeout: 120_000 } },
  // One page a core. Each believes to be in front, so that it keeps its focus and its frames.
  concurrency: 2,
  browsers: [chromeLauncher({
    launchOptions: { executablePath: path, args: [...new Set([...launchArgs, ...(how === 'packaged' ? ['--no-sandbox'] : [])])] },
    // Its own storage and service worker for each page: msw answers a worker through the first visible page.
    createPage: async ({ browser }) => freshened(await (await browser.createBrowserContext()).newPage()),
  })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: !!process.stdout.isTTY }), tallyReporter()],
  coverageConfig: { include: ['src/**'], reporters: ['text-summary', 'lcovonly'], reportDir: 'coverage' },
};
