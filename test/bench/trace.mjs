// What a trace tells of the main thread, frame by frame.

/** The browser's own names for what it does in a frame. */
const KINDS = {
  script: ['FunctionCall', 'EvaluateScript', 'v8.callFunction', 'RunMicrotasks', 'FireAnimationFrame', 'EventDispatch', 'HandlePostMessage', 'TimerFire'],
  style: ['UpdateLayoutTree'], layout: ['Layout'], paint: ['PrePaint', 'Paint', 'Layerize'],
}
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])))

/**
 * What each frame cost: all tasks of the main thread between two frames, in ms of the clock and of the processor, and
 * what of it was script, style, layout and paint (each without the others inside it).
 *
 * @param events - of a trace with the marks `bench:start` and `bench:end`
 */
export function costs(events) {
  const [start, end] = ['bench:start', 'bench:end'].map((name) => events.find((event) => event.name === name))
  if (!start || !end) throw new Error('the trace lacks a mark: were all its events written?')
  const own = events.filter(({ pid, tid, ph, ts }) => pid === start.pid && tid === start.tid && ph === 'X' && ts >= start.ts && ts <= end.ts).sort((a, b) => a.ts - b.ts || b.dur - a.dur)
  const tasks = own.filter(({ name }) => name.endsWith('RunTask'))
  const commits = own.filter(({ name }) => name === 'Layerize').map(({ ts, dur = 0 }) => ts + dur)
  const frames = commits.map(() => ({ wall: 0, cpu: 0 }))
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    const frame = frames[commits.findIndex((commit) => commit >= ts)]
    if (!frame) continue
    frame.wall += dur / 1000
    frame.cpu += tdur / 1000
  }
  const sums = { script: 0, style: 0, layout: 0, paint: 0 }
  const open = []
  for (const { name, ts, dur = 0, tdur = 0 } of own) {
    const kind = KIND_OF.get(name)
    if (!kind) continue
    while (open.length > 0 && open.at(-1).until <= ts) open.pop()
    sums[kind] += tdur / 1000
    if (open.length > 0) sums[open.at(-1).kind] -= tdur / 1000
    open.push({ kind, until: ts + dur })
  }
  const threads = new Map(events.filter(({ name, pid }) => name === 'thread_name' && pid === start.pid).map(({ tid, args }) => [tid, args.name]))
  const worker = events.filter(({ pid, tid, ph, name, ts }) => ph === 'X' && pid === start.pid && threads.get(tid)?.startsWith('DedicatedWorker') && name.endsWith('RunTask') && ts >= start.ts && ts <= end.ts)
  return {
    /** All that the engine's thread did, ms of the processor. */
    worker: worker.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    frames, longest: { wall: Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1000, cpu: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000 },
    /** Of the processor, ms a frame. */
    parts: Object.fromEntries(Object.entries(sums).map(([kind, sum]) => [kind, sum / Math.max(1, frames.length)])),
  }
}

export const percentile = (values, p) => (values.length === 0 ? null : values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))])
