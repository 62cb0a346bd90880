import { html, type TemplateResult } from 'lit'
import { leaderboardMoreWords, type LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult, LeaderboardTeam } from '../model/index.ts'
import type { Told } from './base/tips.ts'
import { allRows, columnMenu, extraColumns, newsCell } from './leaderboard.columns.ts'
import { teamTable } from './leaderboard.teams.ts'
import { boardTip } from './leaderboard.tips.ts'
import type { ShakhesLeaderboard } from './leaderboard.ts'
import type { LeaderboardView } from './leaderboard.view.ts'
import { RowWindow } from './leaderboard.window.ts'
import { Wins } from './leaderboard.wins.ts'

/** What the hands of a leaderboard may touch: protected, so that nobody else does, and typed by it, since the hand-over is a cast. */
export interface BoardTarget {
  readonly t: ShakhesLeaderboard['t']
  readonly f: ShakhesLeaderboard['f']
  readonly result: ShakhesLeaderboard['result']
  readonly chosen: ShakhesLeaderboard['chosen']
  readonly select: ShakhesLeaderboard['select']
  readonly announce: ShakhesLeaderboard['announce']
}

/** What comes after a switch: other views, columns, teams, all of very many, and wins that come live. */
export class BoardHands {
  #host: ShakhesLeaderboard
  #target: BoardTarget
  /** Of all rows, since they were first asked for. */
  #window: RowWindow | undefined
  #wins: Wins
  /** Teams whose members are shown. */
  #opened: ReadonlySet<string> = new Set()

  constructor(host: ShakhesLeaderboard, target: BoardTarget) {
    this.#host = host
    this.#target = target
    this.#wins = new Wins(host)
  }

  get #words(): LeaderboardMoreWords { return leaderboardMoreWords[this.#target.f.language] }

  tip(mark: HTMLElement): Told {
    const { result } = this.#target
    return result && boardTip(mark, result, this.#target, this.#words)
  }

  /** Whether the reader has all rows before them: else the next time begins at the first. */
  long(long: boolean): void { if (!long) this.#window?.reset() }

  /** Tells who has won something since the answer before. */
  heed(before: LeaderboardResult, now: LeaderboardResult): void {
    const said = this.#wins.heed(before, now, this.#target, this.#words)
    if (said) this.#target.announce(said)
  }

  /** With the columns that may be chosen, and what has just come. */
  full(view: LeaderboardView): LeaderboardView {
    const words = this.#words
    return {
      ...view, extra: extraColumns(view, words),
      news: (row) => { const win = this.#wins.of(row); return win ? newsCell(win, view, words) : null },
    }
  }

  menu(view: LeaderboardView): TemplateResult {
    return columnMenu(view, this.#words, (names) => { this.#host.columns = names.join(' ') })
  }

  /** In place of the few rows: all that were found or asked for, or that nobody was. */
  instead(view: LeaderboardView, search: string, long: boolean): TemplateResult | undefined {
    if (view.rows.length === 0) return html`<p class="nobody" role="status">${this.#words.nobody(view.f.isolate(search))}</p>`
    return long ? allRows(view, this.#words, this.#window ??= new RowWindow(this.#host)) : undefined
  }

  teams(view: LeaderboardView, teams: readonly LeaderboardTeam[]): TemplateResult {
    const target = this.#target
    return teamTable(view, {
      teams, sorting: view.sorting, sort: (key) => view.sort(key), chosen: new Set(target.chosen('team')?.values?.map(String)),
      choose: (team) => target.select('team', [team.id], target.f.label(team.name)), opened: this.#opened, open: ({ id }) => this.#open(id),
    }, this.#words)
  }
  #open(id: string): void {
    const opened = new Set(this.#opened)
    if (!opened.delete(id)) opened.add(id)
    this.#opened = opened
    this.#host.requestUpdate()
  }
}
