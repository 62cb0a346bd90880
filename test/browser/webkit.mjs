// A test runner's launcher for WebKitGTK: its own WebDriver, spoken to by fetch, on a display without a screen.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

/** A display in memory: the server writes its number once it takes windows. */
function startDisplay() {
  return new Promise((resolve, reject) => {
    const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] })
    let written = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it took windows`)))
    child.stdout.setEncoding('utf8').on('data', (text) => {
      written += text
      if (written.includes('\n')) resolve({ child, name: `:${written.trim()}` })
    })
  })
}

/** One WebDriver command: JSON in, `value` out. */
async function command(base, method, path, body) {
  const response = await fetch(`${base}${path}`, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) })
  const { value } = await response.json()
  if (!response.ok) throw new Error(`WebKitWebDriver, ${method} ${path}: ${value?.error}: ${value?.message}`)
  return value
}

/** Asks until the driver listens; it never will where it has ended, nor after a minute. */
async function listening(base, child) {
  const deadline = Date.now() + 60_000
  while (child.exitCode === null && Date.now() < deadline) {
    if ((await command(base, 'GET', '/status').catch(() => null))?.ready) return
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  throw new Error(child.exitCode === null ? 'WebKitWebDriver did not listen within a minute' : `WebKitWebDriver ended with ${child.exitCode} before it listened`)
}

/** Keys without a character, as WebDriver writes them. */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
}

/** `binary` is WebKitGTK's MiniBrowser. One window at a time: a page that is not seen gets no animation frames. */
export function webkitLauncher({ binary, env: around }) {
  const children = []
  const active = new Map()
  let driver
  const end = () => { for (const child of children.splice(0)) child.kill() }

  async function start() {
    process.once('exit', end)
    const display = await startDisplay()
    children.push(display.child)
    const port = await freePort()
    const env = { ...around, DISPLAY: display.name, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', NO_AT_BRIDGE: '1' }
    const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' })
    children.push(child)
    const base = `http://127.0.0.1:${port}`
    await listening(base, child)
    const { sessionId } = await command(base, 'POST', '/session', {
      capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    })
    const session = `${base}/session/${sessionId}`
    await command(session, 'POST', '/window/rect', { x: 0, y: 0, width: 820, height: 700 })
    return session
  }
  const goTo = async (url) => command(await (driver ??= start()), 'POST', '/url', { url })

  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async startSession(id, url) {
      active.set(id, url)
      await goTo(url)
    },
    async stopSession(id) {
      active.delete(id)
      // Leaving the page ends whatever still runs on it.
      await goTo('about:blank')
      return {}
    },
    /** What the runner's `sendKeys` asks of a WebDriver: keys by name or character, one after the other. */
    async sendKeys(id, keys) {
      const actions = keys.flatMap((key) => [{ type: 'keyDown', value: KEYS[key] ?? key }, { type: 'keyUp', value: KEYS[key] ?? key }])
      await command(await driver, 'POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id),
    startDebugSession() { throw new Error('WebKitGTK cannot be debugged from here: open the page in its MiniBrowser.') },
    async stop() {
      if (driver !== undefined) await command(await driver, 'DELETE', '').catch(() => {})
      end()
    },
  }
}
