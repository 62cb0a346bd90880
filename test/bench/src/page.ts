/** The page of the benchmark: starts the worker, answers what only a page knows, and watches its own thread. */

export {}

let longest = 0
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration) }).observe({ type: 'longtask' })

interface Measuring { measureUserAgentSpecificMemory?(): Promise<{ readonly bytes: number }> }

async function memory(): Promise<number | null> {
  const measured = await Promise.race([(performance as Measuring).measureUserAgentSpecificMemory?.(), new Promise<undefined>((resolve) => { setTimeout(resolve, 60_000) })])
  return measured?.bytes ?? null
}

declare global { interface Window { bench: (file: string, order: object) => Promise<object> } }
window.bench = async (file, order) => {
  const before = await memory()
  const worker = new Worker(file)
  return await new Promise((resolve) => {
    worker.onerror = ({ message, filename, lineno }) => resolve({ failed: `${message} (${filename}:${lineno})` })
    worker.onmessage = async ({ data }) => {
      if ('log' in data) console.log(data.log)
      else if ('ask' in data) {
        const after = await memory()
        worker.postMessage({ answer: data.ask, value: before === null || after === null ? null : after - before })
      } else {
        worker.terminate()
        resolve({ ...(data.done ?? data), longest })
      }
    }
    worker.postMessage(order)
  })
}
