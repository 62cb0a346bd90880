import { bootstrapShare, CELLS } from '../stats/bootstrap.ts'
import { movesOf, reopened } from './funnel-moves.ts'
import { besidePast } from './funnel-past.ts'
import { poolOf } from './funnel-pool.ts'
import { weigh } from './funnel-weights.ts'
import { anonymous } from './leaderboard-anonymous.ts'
import { askMix, askUnpriced, expectedOf, teamsOf } from './leaderboard-more.ts'
import { askFigures, figuresOf } from './notes-figures.ts'
import { askHandover, handoverOf } from './notes-handover.ts'
import { askMoves, interventionEntries, merged, moveOf } from './notes-timeline.ts'
import { bucketGoals, goalOf, goalWhere } from './trend-goal.ts'
import { partialAverages } from './trend-partial.ts'
import { overWindows } from './trend-windows.ts'

/** What only some options of the widgets' metrics need. It loads with the cards, when the first such option is met. */
export const extras = {
  anonymous, bootstrapShare, CELLS, movesOf, reopened, besidePast, poolOf, weigh, askMix, askUnpriced, expectedOf, teamsOf,
  askFigures, figuresOf, askHandover, handoverOf, askMoves, interventionEntries, merged, moveOf, bucketGoals, goalOf, goalWhere,
  partialAverages, overWindows,
}
export type Extras = typeof extras
