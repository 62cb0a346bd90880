import { ShakhesError, TABLE_NAMES } from '../model/index.ts'
import type { Batch, Mapping, TableName } from '../model/index.ts'
import { TextDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { IdDictionary } from './id-dictionary.ts'
import { QualityLog } from './quality.ts'
import type { DateReader } from './read/dates.ts'
import type * as encoded from './read/encoded.ts'
import { ingest, Scratch } from './read/ingest.ts'
import { snake } from './read/source.ts'
import { Table } from './table.ts'

/** What a data set cannot know by itself. */
export interface DatasetSettings {
  /** IANA zone of dates and of times without an offset. */
  readonly zone: string
  /** For amounts that do not say their currency. */
  readonly currency: string | null
  /** The time of the load, epoch ms: the engine itself knows no clock. */
  readonly now: number
  /** Changes will come after the load: costs some hundred bytes an opportunity, for all that tells rows apart. */
  readonly live?: boolean
}

/** Rows kept and rejected; a row that repeats one already read is neither. */
export interface Taken { readonly kept: number; readonly rejected: number }

/** Rows as they are read, in columns: all that a load does before its last row has come. */
export class Intake {
  readonly settings: DatasetSettings
  readonly tables: ReadonlyMap<TableName, Table>
  readonly log = new QualityLog()
  #dates = new Map<string, DateReader>()
  #scratch = new Scratch()
  readonly #forms: typeof encoded | null

  /** @param forms - reads columns that are no plain values as they lie; sources that give rows do without */
  constructor(settings: DatasetSettings, forms: typeof encoded | null) {
    this.settings = settings
    this.#forms = forms
    const dictionaries = new Map<string, Dictionary>(TABLE_NAMES.map((name) => [name, FEW_ROWS.has(name) ? new TextDictionary() : new IdDictionary()]))
    this.tables = new Map(TABLE_NAMES.map((name) => [name, new Table(name, (table) => dictionaries.get(table)!)]))
  }

  /**
   * Validates and stores a batch, in every table of ours that the mapping fills from the batch's table.
   *
   * @throws ShakhesError `schema` when a required column is absent from the whole batch (reason `missing-column`), or
   *   nothing is known of the table
   */
  ingest(batch: Batch, mapping: Mapping = {}): Taken {
    let kept = 0
    let rejected = 0
    for (const name of targetsOf(batch.table, mapping)) {
      const taken = this.read(this.table(name), batch, Object.hasOwn(mapping, name) ? mapping[name] : undefined)
      kept += taken.kept
      rejected += taken.rejected
    }
    return { kept, rejected }
  }

  /** The same into one table, which may be one beside ours. */
  read(table: Table, batch: Batch, mapping?: Mapping[TableName]): Taken {
    const { zone, currency } = this.settings
    return ingest(table, batch, mapping, { zone, currency, log: this.log, forms: this.#forms, dates: this.#dates, scratch: this.#scratch, currencyOf: (code) => this.#currencyOf(code) })
  }

  /** All has been read for now: lets go of what only reading needs. */
  rest(): void {
    this.#dates = new Map()
    this.#scratch = new Scratch()
  }

  table(name: TableName): Table { return this.tables.get(name)! }

  #currencyOf(opportunity: number): string | null | undefined {
    const table = this.table('opportunities')
    const row = table.rowOf(opportunity)
    if (row < 0 || row >= table.length) return undefined
    return table.code('currency').dictionary.text(table.code('currency').at(row)) ?? this.settings.currency
  }
}

/** Tables whose ids are few and met again and again. */
const FEW_ROWS: ReadonlySet<TableName> = new Set(['pipelines', 'stages', 'reps', 'teams', 'goals', 'interventions'])

/** Tables of ours that a table of the source fills. */
function targetsOf(table: string, mapping: Mapping): TableName[] {
  const mapped = TABLE_NAMES.filter((name) => Object.hasOwn(mapping, name) && (mapping[name]?.source ?? name) === table)
  if (mapped.length > 0) return mapped
  const own = TABLE_NAMES.find((name) => name === table || snake(name) === table)
  if (own !== undefined) return [own]
  throw new ShakhesError('schema', `table “${table}” is not one of ${TABLE_NAMES.join(', ')}; say by the mapping which of them it is`, { table })
}
