import { MOODS, type Mood, type MoodCounts } from '../../model/index.ts'
import type { Group, Groups } from './ask.ts'

/** Moods in the first key. Unrecorded is not neutral. */
export function countsOf(
  groups: Groups, which: (group: Group) => boolean = () => true,
): { counts: MoodCounts; unrecorded: number } {
  const counts = Object.fromEntries(MOODS.map((name) => [name, 0])) as Record<Mood, number>
  let unrecorded = 0
  for (const group of groups) {
    if (!which(group)) continue
    const [key] = group.keys
    if (MOODS.includes(key as Mood)) counts[key as Mood] += group.count('n')
    else unrecorded += group.count('n')
  }
  return { counts, unrecorded }
}

/** (cheerful + good − sad − hot) / recorded. */
export function leaning(counts: MoodCounts): { readonly value: number | null; readonly n: number } {
  const n = MOODS.reduce((sum, name) => sum + counts[name], 0)
  const lean = counts.cheerful + counts.good_tempered - counts.sad - counts.hot_tempered
  return { value: n === 0 ? null : lean / n, n }
}
