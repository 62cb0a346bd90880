import { kindByName, usualPlace } from '../model/index.ts'
import type { Label, Named, StageInfo, StageKind } from '../model/index.ts'
import type { Dictionary } from './dictionary.ts'
import { namedRows } from './reference.ts'
import { retiredStages } from './retired.ts'
import type { Table } from './table.ts'

/** The pipeline of sources that do not say any. */
const ONLY_PIPELINE = 'main'

export const KIND_OPEN = 0
export const KIND_WON = 1
export const KIND_LOST = 2
/** The stage is not one of this pipeline. */
export const KIND_NONE = 255

interface StageRow { readonly code: number; readonly id: string; readonly name: Label; readonly kind: StageKind; readonly order: number; readonly pipeline: number; readonly stuckAfterDays: number | null; readonly mapsTo?: string; readonly assumedProbability?: number }

/** The pipelines and their stages, with what a pass over a million events looks up: kind and rank by (pipeline, stage). */
export class Stages {
  readonly pipelines: readonly Named[]
  readonly list: readonly StageInfo[]
  /** Codes of the stage dictionary, the null among them: the width of the tables below. */
  readonly width: number
  /** At `pipeline × width + stage code`. */
  readonly kind: Uint8Array
  readonly rank: Int16Array
  /** Number of open stages of each pipeline. */
  readonly open: Int32Array
  /** Index of a pipeline by its code; −1 for codes that name none. The null's is the first pipeline's. */
  readonly pipelineOf: Int32Array
  /** The pipeline that a stage belongs to alone, −1 when to several or none; by stage code. */
  readonly home: Int32Array
  /** The stage that one counts as, by code: itself unless it is retired. */
  readonly counted: Int32Array
  /** Whether the source listed its stages. */
  readonly listed: boolean

  constructor(pipelines: Table, stages: Table, met: Iterable<readonly [pipeline: number, stage: number]>) {
    const pipelineIds = pipelines.ids!
    const stageIds = stages.ids!
    this.listed = stages.length > 0
    this.counted = retiredStages(stages)
    const rows = this.listed ? listedStages(stages, this.counted) : inferredStages(stageIds, met)
    this.pipelines = namePipelines(pipelines, pipelineIds)
    this.pipelineOf = new Int32Array(pipelineIds.size).fill(-1)
    this.pipelines.forEach(({ id }, index) => { this.pipelineOf[pipelineIds.find(id)] = index })
    this.pipelineOf[0] = 0
    this.width = stageIds.size
    this.kind = new Uint8Array(this.pipelines.length * this.width).fill(KIND_NONE)
    this.rank = new Int16Array(this.pipelines.length * this.width).fill(-1)
    this.open = new Int32Array(this.pipelines.length)
    this.home = new Int32Array(this.width).fill(-1)
    this.list = this.pipelines.flatMap((pipeline, index) => this.#place(pipeline, index, rows))
  }

  #place(pipeline: Named, index: number, rows: readonly StageRow[]): StageInfo[] {
    const own = rows.filter((row) => row.pipeline === 0 || this.pipelineOf[row.pipeline] === index)
    const sorted = [...own.filter(({ kind }) => kind === 'open').sort((a, b) => a.order - b.order),
      ...own.filter(({ kind }) => kind === 'won'), ...own.filter(({ kind }) => kind === 'lost')]
    return sorted.map((row) => {
      const at = index * this.width + row.code
      const rank = row.kind === 'open' ? this.open[index]!++ : -1
      this.kind[at] = row.kind === 'open' ? KIND_OPEN : row.kind === 'won' ? KIND_WON : KIND_LOST
      this.rank[at] = rank
      if (row.pipeline !== 0 || this.pipelines.length === 1) this.home[row.code] = index
      return { id: row.id, name: row.name, pipeline: pipeline.id, kind: row.kind, rank, ...described(row) }
    })
  }
}

/** What the stage says of itself besides its place. */
function described({ stuckAfterDays, mapsTo, assumedProbability }: StageRow): Pick<StageInfo, 'stuckAfterDays' | 'mapsTo' | 'assumedProbability'> {
  return { stuckAfterDays, ...(mapsTo !== undefined && { mapsTo }), ...(assumedProbability !== undefined && { assumedProbability }) }
}

/** Those of the table, else those that rows name, else the one that needs no name. */
function namePipelines(table: Table, ids: Dictionary): Named[] {
  const listed = namedRows(table)
  const known = new Set(listed.map(({ id }) => id))
  for (let code = 1; code < ids.size; code++) {
    const id = ids.text(code)!
    if (!known.has(id)) listed.push({ id, name: id })
  }
  if (listed.length === 0) {
    ids.code(ONLY_PIPELINE)
    listed.push({ id: ONLY_PIPELINE, name: ONLY_PIPELINE })
  }
  return listed
}

function listedStages(table: Table, counted: Int32Array): StageRow[] {
  const [pipelines, kinds] = [table.code('pipelineId'), table.code('kind')]
  const [orders, limits, names] = [table.number('order'), table.number('stuckAfterDays'), table.value('name')]
  const [targets, chances] = [table.code('mapsTo'), table.number('assumedProbability')]
  const kept = Array.from({ length: table.length }, (_, row) => row).filter((row) => counted[table.idCode(row)] === table.idCode(row))
  return kept.map((row) => {
    const id = table.idOf(row)
    const limit = limits.at(row)
    const target = targets.dictionary.text(targets.at(row))
    const chance = chances.at(row)
    return {
      ...(target !== null && { mapsTo: target }), ...(chance <= 1 && { assumedProbability: chance }),
      code: table.idCode(row), id, name: (names.data[row] as Label | null) ?? id, kind: kinds.dictionary.text(kinds.at(row)) as StageKind,
      order: orders.at(row), pipeline: pipelines.at(row), stuckAfterDays: Number.isNaN(limit) ? null : limit,
    }
  })
}

/** From the values met: kind by name, open ones in the order of usual names, then of first appearance. */
function inferredStages(ids: Dictionary, met: Iterable<readonly [number, number]>): StageRow[] {
  return [...met].sort((a, b) => a[1] - b[1]).map(([pipeline, code]) => {
    const id = ids.text(code)!
    return { code, id, name: id, kind: kindByName(id), order: usualPlace(id), pipeline, stuckAfterDays: null }
  })
}
