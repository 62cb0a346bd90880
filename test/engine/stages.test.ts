import { expect } from '@open-wc/testing'
import { kindByName } from '../../src/model/index.ts'
import { column, day, errors, load } from './load.ts'

describe('stages that nobody listed', () => {
  const KINDS = {
    won: ['Won', 'closed won', 'CLOSEDWON', 'Closed_Won', '6 - Won', 'موفق', 'برنده شده', 'بسته شده - موفق', 'فروخته شد'],
    lost: ['Lost', 'Closed Lost', 'closedlost', 'unsuccessful', 'ناموفق', 'نا موفق', 'از دست رفته', 'ازدست‌رفته', 'بازنده', 'لغو شده', 'Disqualified'],
    open: ['Prospecting', 'Engaging', 'Wonder', 'سرنخ', 'مذاکره', 'Almost', ''],
  }
  for (const [kind, names] of Object.entries(KINDS)) for (const name of names) it(`takes “${name}” for ${kind}`, () => expect(kindByName(name)).to.equal(kind))

  it('stand in their usual order, then in the order of first appearance', () => {
    const names = ['Won', 'Custom', 'Negotiation', 'Engaging', 'Lost', 'Prospecting', 'Other']
    const { stages, pipelines } = load({ opportunities: names.map((stage, id) => ({ id, stage })) })
    expect(stages.map(({ id, kind, rank }) => `${id} ${kind} ${rank}`)).to.deep.equal([
      'Prospecting open 0', 'Engaging open 1', 'Negotiation open 2', 'Custom open 3', 'Other open 4', 'Won won -1', 'Lost lost -1',
    ])
    expect(pipelines).to.deep.equal([{ id: 'main', name: 'main' }])
  })
  it('are found in events too, each pipeline having its own', () => {
    const data = load({
      opportunities: [{ id: 1, pipelineId: 'p', createdAt: day(1) }, { id: 2, pipelineId: 'q', stage: 'Demo' }],
      stageEvents: [{ id: 1, opportunityId: 1, at: day(1), toStage: 'Lead' }, { id: 2, opportunityId: 1, at: day(2), toStage: 'Demo' }],
    })
    expect(data.stages.map(({ id, pipeline, rank }) => `${pipeline} ${id} ${rank}`)).to.deep.equal(['p Lead 0', 'p Demo 1', 'q Demo 0'])
    expect(column(data, 'maxRank')).to.deep.equal({ 1: 1, 2: 0 })
  })
})

describe('stages that are listed', () => {
  const pipelines = [{ id: 'p', name: 'One' }, { id: 'q', name: 'Two' }]
  it('rank within their pipeline by order, ties by row', () => {
    const data = load({
      pipelines, stages: [
        { id: 'b', pipelineId: 'p', order: 2, kind: 'open' }, { id: 'a', pipelineId: 'p', order: 1, kind: 'open', name: { fa: 'الف' }, stuckAfterDays: 7 },
        { id: 'c', pipelineId: 'q', order: 5, kind: 'open' }, { id: 'd', pipelineId: 'p', order: 2, kind: 'open' }, { id: 'won', order: 9, kind: 'won' },
      ],
    })
    expect(data.stages.map(({ id, pipeline, rank }) => `${pipeline} ${id} ${rank}`)).to.deep.equal(['p a 0', 'p b 1', 'p d 2', 'p won -1', 'q c 0', 'q won -1'])
    expect(data.stages[0]).to.deep.include({ name: { fa: 'الف' }, stuckAfterDays: 7 })
  })
  it('tell the pipeline of a deal that does not', () => {
    const data = load({
      pipelines, stages: [{ id: 'a', pipelineId: 'p', order: 1, kind: 'open' }, { id: 'c', pipelineId: 'q', order: 5, kind: 'open' }],
      opportunities: [{ id: 1, stage: 'c' }, { id: 2 }, { id: 3 }, { id: 4, pipelineId: 'q' }], stageEvents: [{ id: 1, opportunityId: 3, at: day(1), toStage: 'c' }],
    })
    expect(column(data, 'pipeline')).to.deep.equal({ 1: 'q', 2: 'p', 3: 'q', 4: 'q' })
    expect(errors(data)).to.deep.equal([])
  })
  it('may have the names of what every object inherits', () => {
    const data = load({ stages: [{ id: '__proto__', order: 0, kind: 'open' }, { id: 'constructor', order: 1, kind: 'open' }], opportunities: [{ id: 'toString', stage: 'constructor' }] })
    expect(column(data, 'stage')).to.deep.equal({ toString: 'constructor' })
    expect(column(data, 'maxRank')).to.deep.equal({ toString: 1 })
  })
})
