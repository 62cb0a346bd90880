// Runs commands one after the other and adds up what they counted. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process'

const PATTERNS = [
  [/^# pass (\d+)$/m, /^# fail (\d+)$/m],
  [/^ℹ pass (\d+)$/m, /^ℹ fail (\d+)$/m],
  [/^(\d+) passed, \d+ failed/m, /^\d+ passed, (\d+) failed/m],
]

/** What a run counted by its closing lines; a run without such lines is one check, judged by its exit code. */
export function countOf(written, code) {
  // Reporters move the cursor about before their closing line.
  const output = written.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '')
  // What a run of runs prints last is the sum of them all.
  const counts = PATTERNS.flatMap(([pass, fail]) => {
    const [passed, failed] = [pass, fail].map((pattern) => [...output.matchAll(new RegExp(pattern, 'gm'))].at(-1))
    return passed === undefined || failed === undefined ? [] : [{ at: failed.index, passed: +passed[1], failed: +failed[1] }]
  }).sort((x, y) => y.at - x.at)
  if (counts.length > 0) return { passed: counts[0].passed, failed: Math.max(counts[0].failed, code === 0 ? 0 : 1) }
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function run(command, cwd) {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { output += text; process.stdout.write(text) })
    }
    child.on('close', (code) => resolve(countOf(output, code ?? 1)))
  })
}

/** Runs `[name, command]` pairs; ends the process with 1 when anything failed. */
export async function tally(checks, cwd) {
  const total = { passed: 0, failed: 0 }
  const rows = []
  for (const [name, command] of checks) {
    console.log(`\n── ${name}: ${command}`)
    const begun = Date.now()
    const { passed, failed } = await run(command, cwd)
    total.passed += passed
    total.failed += failed
    rows.push(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  }
  console.log(`\n${rows.join('\n')}\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}
