// The browser of the end-to-end tests.
import { chromium } from 'playwright-core'
import { launchArgs, resolveChromium } from '../browser/resolve.mjs'

/** How long a test waits for what it expects, in ms: machines that build this project are slow at times, and stall. */
export const PATIENCE = 120_000

/** @param more - further arguments of the browser */
export async function openBrowser(more = []) {
  const browser = await chromium.launch({ executablePath: (await resolveChromium()).path, args: [...launchArgs, ...more], timeout: PATIENCE })
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE))
  return browser
}
