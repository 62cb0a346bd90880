// The engines beside Chromium, from the distribution's packages: Firefox ESR and WebKitGTK.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome'
import { webkitLauncher } from './webkit.mjs'

const onPath = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((file) => existsSync(file))
const first = (...paths) => paths.find((path) => path !== undefined && existsSync(path))
const TRIPLET = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? ''

/** A home of a browser's own, in which nothing is kept; Firefox starts in no one else's. */
function home() {
  const folder = mkdtempSync(join(tmpdir(), 'shakhes-home-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const env = () => {
  const own = home()
  return { ...process.env, HOME: own, XDG_CONFIG_HOME: join(own, '.config'), XDG_CACHE_HOME: join(own, '.cache'), XDG_DATA_HOME: join(own, '.data') }
}

function firefox() {
  const path = first(process.env.FIREFOX_PATH, onPath('firefox-esr'), onPath('firefox'))
  if (path === undefined) return { missing: 'package firefox-esr' }
  return {
    path,
    launcher: () => chromeLauncher({
      puppeteer: puppeteerCore,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: path, headless: true, env: env() },
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  }
}

function webkit() {
  const path = first(process.env.MINIBROWSER_PATH, `/usr/lib/${TRIPLET}/webkit2gtk-4.1/MiniBrowser`, `/usr/lib/${TRIPLET}/webkitgtk-6.0/MiniBrowser`)
  const missing = [[path, 'webkit2gtk-driver'], [onPath('WebKitWebDriver'), 'webkit2gtk-driver'], [onPath('Xvfb'), 'xvfb']]
    .flatMap(([found, name]) => found === undefined ? [name] : [])
  if (missing.length > 0) return { missing: `package ${[...new Set(missing)].join(' and ')}` }
  return { path, launcher: () => webkitLauncher({ binary: path, env: env() }) }
}

/** Each engine by its name: where it stands and how it is driven, or which package would bring it. */
export const engines = () => ({ Firefox: firefox(), WebKitGTK: webkit() })
