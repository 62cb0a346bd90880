// The browser of the end-to-end tests.
import { chromium } from 'playwright-core'
import { launchArgs, resolveChromium } from '../browser/resolve.mjs'

/** How long a test waits for what it expects, in ms: machines that build this project are slow at times, and stall. */
export const PATIENCE = 120_000

export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: (await resolveChromium()).path, args: launchArgs, timeout: PATIENCE })
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE))
  return browser
}
