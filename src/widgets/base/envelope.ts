import type { Formatter, Messages } from '../../i18n/index.ts'
import type { Envelope } from '../../model/index.ts'

/** The parts of the foot line that follow from the envelope. */
export function envelopeParts(result: Envelope, t: Messages, f: Formatter): string[] {
  const snapshots = result.snapshots === 0 ? [] : [result.snapshots >= result.considered ? t.common.snapshot : t.common.someSnapshots(f.integer(result.snapshots))]
  return [...leftOut(result, t, f), ...snapshots, ...(result.partial ? [t.common.unfinished] : [])]
}

/** What was left out, and how much. */
export function leftOut({ excluded }: Envelope, t: Messages, f: Formatter): string[] {
  const counts = [
    [excluded.void, t.common.void], [excluded.missingAmount, t.common.missingAmount],
    [excluded.unconverted, t.common.unconverted], [excluded.uncreated, t.common.uncreated],
  ] as const
  return counts.filter(([n]) => n > 0).map(([n, text]) => text(f.integer(n)))
}
