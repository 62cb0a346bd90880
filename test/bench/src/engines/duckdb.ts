import * as duckdb from '@duckdb/duckdb-wasm'
import { Int16, makeData, makeVector, Table, tableToIPC } from 'apache-arrow'
import { Answer } from '../answer.ts'
import type { Choice, Engine } from '../answer.ts'
import { codedOf } from '../codes.ts'
import { LOST, MONTH_OF, OPEN_STAGES, WON } from '../data.ts'

let database: duckdb.AsyncDuckDB
let connection: duckdb.AsyncDuckDBConnection

const column = (values: ArrayLike<number>) => makeVector(makeData({ type: new Int16(), length: values.length, nullCount: 0, data: Int16Array.from(values) }))
const ipc = (columns: object): Uint8Array => tableToIPC(new Table(columns as never), 'stream')

/** Derived columns in narrow types, and each table sorted by what it is asked for, so that whole blocks are passed by. */
export const engine: Engine = {
  name: 'DuckDB-WASM, tuned',
  async open() {
    const base = `${self.location.origin}/duckdb/`
    database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(`${base}duckdb-browser-eh.worker.js`))
    await database.instantiate(`${base}duckdb-eh.wasm`)
    await database.open({ path: ':memory:', query: { castBigIntToDouble: true } })
    connection = await database.connect()
  },
  async arrow(files) {
    const data = codedOf(files)
    const stays = Int32Array.from({ length: data.hours.length }, (_, e) => e).filter((e) => data.hours[e]! >= 0)
    const of = (values: ArrayLike<number>): number[] | Int32Array => stays.map((e) => values[data.opportunity[e]!]!)
    await connection.insertArrowFromIPCStream(ipc({
      rep: column(data.rep), region: column(data.region), product: column(data.product), created: column(data.created), decided: column(data.decided),
      stage: column(data.stage), furthest: column(data.furthest), amount: makeVector(data.cents.map((cents) => Math.max(0, cents))),
    }), { name: 'loaded', create: true })
    await connection.query('create table deals as select * from loaded order by region, created; create table ended as select * from loaded where decided >= 0 order by region, decided; drop table loaded')
    await connection.insertArrowFromIPCStream(ipc({
      stage: column(stays.map((e) => data.eventStage[e]!)), hours: column(stays.map((e) => data.hours[e]!)),
      region: column(of(data.region)), product: column(of(data.product)), created: column(of(data.created)),
    }), { name: 'loaded', create: true })
    await connection.query('create table stays as select * from loaded order by region, created; drop table loaded')
  },
  async ask({ regions, products, period }: Choice) {
    const answer = new Answer()
    const scope = ['true', ...(regions === null ? [] : [`region in (${regions.join()})`]), ...(products === null ? [] : [`product in (${products.join()})`])].join(' and ')
    const timed = (field: string): string => (period === null ? scope : `${scope} and ${field} >= ${period.from} and ${field} < ${period.to}`)
    const each = async (sql: string, take: (...values: number[]) => void): Promise<void> => {
      const table = await connection.query(sql)
      const columns = table.schema.fields.map(({ name }) => table.getChild(name)!)
      for (let row = 0; row < table.numRows; row++) take(...columns.map((values) => Number(values.get(row))))
    }
    await each(`select stage, furthest, count(*)::int n, sum(amount)::double amount from deals where ${timed('created')} group by all`, (stage, furthest, n, amount) => {
      for (let s = 0; s < OPEN_STAGES && s <= furthest!; s++) answer.reached[s]! += n!
      if (stage! < OPEN_STAGES) answer.current[stage!]! += n!
      answer.cohort[0]! += n!
      if (stage === LOST) answer.cohort[2]! += n!
      if (stage === WON) { answer.cohort[1]! += n!; answer.cohort[3]! += amount! }
    })
    await each(`select stage, median(hours) from stays where ${timed('created')} group by stage`, (stage, hours) => { answer.stay[stage!] = hours! })
    const won = `filter (where stage = ${WON})`
    await each(`select decided, count(*)::int, (count(*) ${won})::int, coalesce(sum(amount) ${won}, 0)::double from ended where ${timed('decided')} group by decided`, (day, n, wins, amount) => {
      answer.monthAll[MONTH_OF[day!]!]! += n!
      answer.monthWon[MONTH_OF[day!]!]! += wins!
      answer.daily[day!] = amount!
    })
    await each(`select region, count(*)::int, (count(*) ${won})::int from ended where ${timed('decided')} group by region`, (region, n, wins) => { answer.regionAll[region!] = n!; answer.regionWon[region!] = wins! })
    await each(`select rep, count(*)::int, (count(*) ${won})::int, coalesce(sum(amount) ${won}, 0)::double from ended where ${timed('decided')} group by rep`, (rep, n, wins, amount) => {
      answer.repWon[rep!] = wins!
      answer.repLost[rep!] = n! - wins!
      answer.repAmount[rep!] = amount!
    })
    await each(`select rep, count(*)::int from deals where ${scope} and decided < 0 group by rep`, (rep, n) => { answer.repOpen[rep!] = n! })
    return answer
  },
  async drop() { await connection.query('drop table if exists deals; drop table if exists ended; drop table if exists stays; drop table if exists loaded') },
}
