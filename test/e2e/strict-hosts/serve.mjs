import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { bundled, viteWorker } from '../../tools/worker-source.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The app with the package's source, as text by file name: as bundlers make it, or as the CDN's files are. */
async function bundle(inline) {
  const output = await build({
    configFile: false, root, logLevel: 'warn', publicDir: false, plugins: [viteWorker('', root, { cdn: !inline })],
    define: { __SHAKHES_CDN__: String(!inline) },
    build: {
      write: false, target: 'es2022', lib: { entry: 'test/e2e/strict-hosts/app.ts', formats: ['es'], fileName: () => 'app.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  return new Map([output].flat().flatMap(({ output: files }) => files.map((file) => [file.fileName, file.code ?? file.source])))
}

/**
 * Two origins over the same files: a host, whose page carries the policy that its address asks for, and a CDN. The
 * folders `…-without-worker` lack the worker's file and its parts.
 */
export async function serveStrictHosts() {
  const files = { bundled: await bundle(true), cdn: await bundle(false) }
  const engine = await bundled(root, 'engine.worker')
  const answer = (request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`)
    const send = (status, type, body, headers = {}) => {
      response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...headers })
      response.end(body)
    }
    if (url.pathname === '/page') {
      const policy = url.searchParams.get('policy')
      return send(200, 'text/html', `<!doctype html><title>host</title><script type="module" src="${url.searchParams.get('app')}"></script>`, policy ? { 'content-security-policy': policy } : {})
    }
    if (url.pathname === '/host/engine.worker.js') return send(200, 'text/javascript', engine)
    if (url.pathname === '/host/without-temporal.js') return send(200, 'text/javascript', `delete globalThis.Temporal;${engine}`)
    if (/^\/host\/(temporal|answers)\.js$/.test(url.pathname)) return send(200, 'text/javascript', files.cdn.get(url.pathname.slice(6)))
    const [, set, lost, name] = /^\/(bundled|cdn)(-without-worker)?\/(.+)$/.exec(url.pathname) ?? []
    const body = set === undefined || (lost !== undefined && /^(engine\.worker|answers|csv|json)\.js$/.test(name)) ? undefined : files[set].get(name)
    return body === undefined ? send(404, 'text/plain', 'not here') : send(200, 'text/javascript', body)
  }
  const servers = await Promise.all(['127.0.0.1', '127.0.0.1'].map((host) => new Promise((resolve) => {
    const server = createServer(answer).listen(0, host, () => resolve(server))
  })))
  const [host, cdn] = servers.map((server) => `http://127.0.0.1:${server.address().port}`)
  return { host, cdn, close: () => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))) }
}
