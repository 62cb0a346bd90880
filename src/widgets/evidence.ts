// What stands behind the pictures: every table and definition. Most readers never ask for them, so they come with the
// first who does (`ShakhesWidget.evidence`). To add a widget: a file, and a line here.
export { envelopeEntries, filterEntries } from './base/envelope.evidence.ts'
export { definitionTemplate, footnotesTemplate, rejectedTemplate, saveTemplate, styles, tableTemplate } from './base/tables.evidence.ts'
export { funnelDefinition, funnelTable, movesTable } from './funnel.evidence.ts'
export { leaderboardDefinition, leaderboardTable, teamsTable } from './leaderboard.evidence.ts'
export { notesDefinition, notesTable } from './notes.evidence.ts'
export { trendDefinition, trendTable } from './trend.evidence.ts'
export { winRateDefinition, winRateTable } from './win-rate.evidence.ts'
