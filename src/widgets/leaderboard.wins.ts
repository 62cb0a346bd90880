import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult, LeaderboardRow } from '../model/index.ts'
import { nameOf, type Voice } from './leaderboard.words.ts'

/** What a rep has won since the answer before. */
export interface Win { readonly deals: number; readonly amount: number }

/** How long a row stays tinted. */
const SEEN = 10_000
/** More reps at once are told as a sum: then it was not a deal that came, but data. */
const NAMED = 3

/** Who has more won deals than in an answer to the same question before; of the nameless, the reader alone. */
export function winsBetween(before: LeaderboardResult, now: LeaderboardResult): ReadonlyMap<string, Win> {
  const known = new Map(before.rows.filter((row) => !row.anonymous).map((row) => [row.id, row]))
  return new Map(now.rows.flatMap((row): [string, Win][] => {
    const deals = row.wonCount - (known.get(row.id)?.wonCount ?? 0)
    return row.anonymous || deals <= 0 ? [] : [[row.id, { deals, amount: row.wonAmount - (known.get(row.id)?.wonAmount ?? 0) }]]
  }))
}

/** What a win reads like beside the name; an amount that fell, as of a deal that was corrected, is not told. */
export function winText({ deals, amount }: Win, { currency }: LeaderboardResult, { f }: Voice, words: LeaderboardMoreWords): string {
  return words.won(f.integer(deals), deals, amount > 0 ? f.money(amount, currency) : '')
}

/** Wins that have just come: rows tinted for a while, and a sentence for who listens. */
export class Wins implements ReactiveController {
  #host: ReactiveControllerHost
  #wins = new Map<string, Win>()
  #timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#wins.clear()
  }

  of(row: LeaderboardRow): Win | undefined { return this.#wins.get(row.id) }

  /** @returns the sentence; empty where nobody has won anything */
  heed(before: LeaderboardResult, now: LeaderboardResult, voice: Voice, words: LeaderboardMoreWords): string {
    const wins = winsBetween(before, now)
    if (wins.size === 0) return ''
    for (const [id, win] of wins) this.#wins.set(id, win)
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      for (const [id, win] of wins) if (this.#wins.get(id) === win) this.#wins.delete(id)
      this.#host.requestUpdate()
    }, SEEN)
    this.#timers.add(timer)
    this.#host.requestUpdate()
    if (wins.size > NAMED) return words.manyWins(voice.f.integer([...wins.values()].reduce((sum, { deals }) => sum + deals, 0)), voice.f.integer(wins.size))
    return now.rows.flatMap((row) => {
      const win = wins.get(row.id)
      return win ? [words.news(nameOf(row, now, voice), voice.t.units.said(winText(win, now, voice, words)))] : []
    }).join(' ')
  }
}
