// Ends a process whose test goes round without any step. Told by the processor's time that it took and not by the clock:
// on a busy machine, or one that stood still, nothing else ends.
import { workerData as beat } from 'node:worker_threads'

const MOST_CPU_MICROSECONDS = 10e6
const used = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}
let seen = -1
let since = 0
setInterval(() => {
  const now = Atomics.load(beat, 0)
  if (now !== seen) [seen, since] = [now, used()]
  else if (used() - since > MOST_CPU_MICROSECONDS) process.kill(process.pid, 'SIGKILL')
}, 500)
