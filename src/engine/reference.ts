import type { Label, Named } from '../model/index.ts'
import type { ListedGoal, ListedHoliday, ListedIntervention, ListedRate, ListedRep } from './context.ts'
import type { Table } from './table.ts'
import { dateText } from './read/values.ts'

const labelAt = (table: Table, column: string, row: number): Label | null => (table.value(column).data[row] as Label | null | undefined) ?? null
const textAt = (table: Table, column: string, row: number): string | null => {
  const { dictionary } = table.code(column)
  return dictionary.text(table.code(column).at(row))
}
function* rowsOf(table: Table): Generator<number> { for (let row = 0; row < table.length; row++) yield row }

/** Rows of a table that has ids and names, in their order. */
export function namedRows(table: Table): Named[] {
  return [...rowsOf(table)].map((row) => {
    const id = table.idOf(row)
    return { id, name: labelAt(table, 'name', row) ?? id }
  })
}

/** The reps listed, and those that only deals name. */
export function listReps(reps: Table, owners: Iterable<number>): ListedRep[] {
  const listed = namedRows(reps).map((named, row): ListedRep => ({
    ...named, team: textAt(reps, 'teamId', row), fte: reps.number('fte').at(row),
    activeFrom: dateText(reps.number('activeFrom').at(row)), activeTo: dateText(reps.number('activeTo').at(row)),
  }))
  const unlisted = [...owners].filter((code) => code !== 0 && reps.rowOf(code) < 0).map((code) => reps.ids!.text(code)!)
  // In an order that any engine can tell: sums of fractions over reps end alike then.
  for (const id of unlisted.sort()) listed.push({ id, name: id, team: null, fte: 1, activeFrom: null, activeTo: null })
  return listed
}

/** The teams listed, and those that only reps name. */
export function listTeams(teams: Table, reps: readonly ListedRep[]): Named[] {
  const listed = namedRows(teams)
  const known = new Set(listed.map(({ id }) => id))
  for (const { team } of reps) {
    if (team === null || known.has(team)) continue
    known.add(team)
    listed.push({ id: team, name: team })
  }
  return listed
}

export function listGoals(goals: Table): ListedGoal[] {
  return [...rowsOf(goals)].map((row) => ({
    scope: textAt(goals, 'scope', row), metric: textAt(goals, 'metric', row) as ListedGoal['metric'],
    start: dateText(goals.number('start').at(row))!, end: dateText(goals.number('end').at(row))!,
    value: goals.number('value').at(row), currency: textAt(goals, 'currency', row),
  }))
}

export function listInterventions(table: Table): ListedIntervention[] {
  return [...rowsOf(table)].map((row) => ({
    id: table.idOf(row), name: labelAt(table, 'label', row)!,
    start: dateText(table.number('start').at(row))!, end: dateText(table.number('end').at(row)),
  }))
}

export function listHolidays(table: Table): ListedHoliday[] {
  return [...rowsOf(table)].map((row) => ({ date: dateText(table.number('date').at(row))!, label: labelAt(table, 'label', row) }))
}

export function listRates(table: Table): ListedRate[] {
  return [...rowsOf(table)].map((row) => ({
    date: dateText(table.number('date').at(row))!, from: textAt(table, 'from', row)!, to: textAt(table, 'to', row)!,
    rate: table.number('rate').at(row),
  }))
}
