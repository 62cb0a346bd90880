import type { Column, MOODS, NOTE_KINDS, Schema, STAGE_KINDS, TableName } from './schema.ts'

/** A text, or one text a language. */
export type Label = string | Readonly<Record<string, string>>
export type Mood = (typeof MOODS)[number]
export type StageKind = (typeof STAGE_KINDS)[number]
export type NoteKind = (typeof NOTE_KINDS)[number]

type ValueOf<C extends Column> =
  C extends { type: 'enum'; values: readonly (infer V)[] } ? V
  : C extends { type: 'id' | 'ref' } ? string | number
  : C extends { type: 'instant' } ? number | string | Date
  : C extends { type: 'label' } ? Label
  : C extends { type: 'boolean' } ? boolean
  : C extends { type: 'money' | 'integer' | 'number' } ? number
  : string

type NullableKeys<T> = { [K in keyof T]: T[K] extends { nullable: true } ? K : never }[keyof T]
type AsColumn<C> = C extends Column ? C : never

/**
 * A row as a host hands it over. Instants may be epoch ms, a `Date`, or ISO text; ids may be numbers. What the engine
 * stores is narrower: see `Column`.
 */
export type Row<T extends TableName> =
  & { [K in Exclude<keyof Schema[T], NullableKeys<Schema[T]>>]: ValueOf<AsColumn<Schema[T][K]>> }
  & { [K in NullableKeys<Schema[T]>]?: ValueOf<AsColumn<Schema[T][K]>> | null }

export type Opportunity = Row<'opportunities'>
export type StageEvent = Row<'stageEvents'>
export type Stage = Row<'stages'>
export type Rep = Row<'reps'>
export type Note = Row<'notes'>
export type Intervention = Row<'interventions'>

/** Whole tables in memory: what a level-0 adapter returns. */
export type Tables = { readonly [T in TableName]?: readonly Row<T>[] }
