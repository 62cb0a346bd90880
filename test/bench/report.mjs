/**
 * What is measured, in the order of the table, with the budgets of one million. Browsers do not count the memory of
 * WebAssembly, so DuckDB's is not known.
 */
const MEASURES = [
  { key: 'refresh', name: 'refresh of five widgets, counted anew', unit: 'ms', of: (run) => median(run.refresh), budget: { at: 1_000_000, most: 25, times: 8, than: 'duckdb' } },
  { key: 'again', name: 'the same refresh again', unit: 'ms', of: (run) => median(run.again) },
  { key: 'drag', name: 'moved brush, one region', unit: 'ms', of: (run) => median(run.drag), budget: { at: 1_000_000, times: 100, than: 'duckdb' } },
  { key: 'dragP95', name: 'moved brush, one region, p95', unit: 'ms', of: (run) => percentile(run.drag, 0.95), budget: { at: 1_000_000, most: 1.5 } },
  { key: 'dragAll', name: 'moved brush, everything', unit: 'ms', of: (run) => median(run.dragAll) },
  { key: 'filter', name: 'other filters', unit: 'ms', of: (run) => median(run.filter), budget: { at: 1_000_000, most: 40 } },
  { key: 'rows', name: 'load rows', unit: 'ms', of: (run) => median(run.ingest?.rows) },
  { key: 'json', name: 'load JSON', unit: 'ms', of: (run) => median(run.ingest?.json), budget: { at: 1_000_000, times: 1, than: 'json-parse' } },
  { key: 'csv', name: 'load CSV', unit: 'ms', of: (run) => median(run.ingest?.csv), budget: { at: 1_000_000, most: 1000 } },
  { key: 'arrow', name: 'load Arrow', unit: 'ms', of: (run) => median(run.ingest?.arrow), budget: { at: 1_000_000, most: 400 } },
  { key: 'change', name: '1,000 changes, then refresh', unit: 'ms', of: (run) => median(run.change), budget: { at: 1_000_000, most: 50 } },
  { key: 'memory', name: 'memory an opportunity', unit: 'bytes', of: (run) => (run.memory == null || run.key === 'duckdb' ? null : run.memory / run.size), budget: { at: 1_000_000, most: 64 } },
  { key: 'longest', name: 'longest task of the page', unit: 'ms', of: (run) => run.longest ?? null, budget: { at: 1_000_000, most: 50 } },
]

const sorted = (values) => values.toSorted((a, b) => a - b)
const median = (values) => (values?.length ? sorted(values)[values.length >> 1] : null)
const percentile = (values, p) => (values?.length ? sorted(values)[Math.min(values.length - 1, Math.floor(values.length * p))] : null)
const rounded = (value) => (value === null ? null : Number(value.toPrecision(3)))
const shown = (value) => (value === null ? 'n/a' : value >= 1000 ? Math.round(value).toLocaleString('en') : String(rounded(value)))

/** Numbers in which an engine differs from ours. Float sums may drift in the last bits. */
export function compared(runs) {
  const wrong = []
  for (const run of runs) {
    const ours = runs.find(({ key, size }) => key === 'ours' && size === run.size)
    if (!ours?.vectors || !run.vectors || run.key === 'ours' || run.key === 'json-parse') continue
    for (const [name, own] of Object.entries(ours.vectors)) {
      const theirs = run.vectors[name]
      const differing = own.flatMap((value, i) => (same(value, theirs?.[i]) ? [] : [i]))
      if (differing.length > 0) wrong.push({ engine: run.key, size: run.size, choice: name, numbers: differing.length, first: [differing[0], own[differing[0]], theirs?.[differing[0]]] })
    }
  }
  for (const { engine, size, choice, numbers, first } of wrong) console.log(`DIFFERS: ${engine} ${size} ${choice}: ${numbers} numbers, the first at ${first.join(', ')}`)
  return wrong
}
/** NaN crosses as itself or as null. */
const same = (a, b) => (a == null || Number.isNaN(a) ? b == null || Number.isNaN(b) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))

/** One table: rows are measures, columns engines; each cell with how many times ours it takes. */
export function table(runs, machine, disagreements) {
  const lines = []
  const data = { machine, compared: { numbers: runs.find(({ vectors }) => vectors)?.vectors.everything.length ?? 0, disagreements: disagreements.length }, sizes: [] }
  for (const size of [...new Set(runs.map((run) => run.size))]) {
    const own = runs.filter((run) => run.size === size)
    const ours = own.find(({ key }) => key === 'ours')
    lines.push(`### ${size.toLocaleString('en')} opportunities, ${(ours?.events ?? own[0]?.events ?? 0).toLocaleString('en')} stage events`, '',
      `| | ${own.map(({ engine, key }) => engine ?? key).join(' | ')} | budget |`, `|---|${own.map(() => '---:|').join('')}---|`)
    const measures = []
    for (const measure of MEASURES) {
      const value = ours?.refresh ? measure.of(ours) : null
      const cells = own.map((run) => {
        const found = run.failed || (run.key === 'json-parse' && measure.key !== 'json') ? null : measure.of(run)
        return { key: run.key, value: rounded(found), ratio: run.key === 'ours' || !found || !value ? null : rounded(found / value) }
      })
      const verdict = verdictOf(measure, size, value, cells)
      measures.push({ key: measure.key, name: measure.name, unit: measure.unit, cells, verdict })
      lines.push(`| ${measure.name}, ${measure.unit} | ${cells.map(({ value: found, ratio }) => shown(found) + (ratio === null ? '' : ` (${shown(ratio)}×)`)).join(' | ')} | ${verdict?.text ?? ''} |`)
    }
    lines.push('', ...own.filter(({ failed }) => failed).map(({ key, failed }) => `${key} failed: ${String(failed).split('\n')[0]}`), '')
    data.sizes.push({ size, events: ours?.events ?? 0, engines: own.map(({ key, engine, failed }) => ({ key, name: engine ?? key, ...(failed ? { failed: String(failed).split('\n')[0].slice(0, 80) } : {}) })), measures })
  }
  const { cores, processor, memoryGB, browser, date, busy } = machine
  lines.push(`Medians, in a dedicated worker of ${browser} (headless); ${cores} cores, ${processor}, ${memoryGB} GB, load ${busy} before the run; ${date}. × is how many times ours. ${disagreements.length === 0 ? `All ${data.compared.numbers} numbers of every engine agree with ours, for each kind of question.` : `${disagreements.length} answers differ from ours.`}`)
  return { markdown: lines.join('\n'), data }
}

function verdictOf({ budget }, size, value, cells) {
  if (budget === undefined || size !== budget.at || value === null) return null
  const parts = []
  let met = true
  if (budget.most !== undefined) {
    parts.push(`≤ ${budget.most}`)
    met &&= value <= budget.most
  }
  if (budget.times !== undefined) {
    const peer = cells.find(({ key }) => key === budget.than)
    if (peer?.ratio == null) return parts.length === 0 ? null : { text: `${parts.join(', ')}: ${met ? 'met' : 'missed'}`, met }
    parts.push(`≥ ${budget.times} × ${budget.than === 'duckdb' ? 'DuckDB' : 'JSON.parse'}`)
    met &&= peer.ratio >= budget.times
  }
  return { text: `${parts.join(', ')}: ${met ? 'met' : 'missed'}`, met }
}
