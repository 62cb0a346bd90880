import { expect } from '@open-wc/testing'
import { cards } from '../../../../src/engine/metrics/cards/index.ts'
import { metricOf, metrics, prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import { CARD_NAMES, ShakhesError, type MetricName } from '../../../../src/model/index.ts'

describe('the registry of metrics', () => {
  it('says what to do when a card runs before it is loaded, and has it afterwards', async () => {
    expect(() => metricOf('openCount')).to.throw(ShakhesError, /openCount.*prepareMetrics\(\['openCount'\]\)/)
    await prepareMetrics(['funnel'])
    expect(() => metricOf('openCount')).to.throw(ShakhesError, /prepareMetrics/)
    await prepareMetrics(['openCount'])
    expect(metricOf('openCount').name).to.equal('openCount')
  })

  it('refuses a name that is no metric, with all there are', async () => {
    await prepareMetrics(['profit'])
    expect(() => metricOf('profit' as MetricName)).to.throw(ShakhesError, /metric: "profit".*funnel.*openCount.*mood/)
    expect(() => metricOf('toString' as MetricName)).to.throw(ShakhesError, /is not known/)
  })

  it('has every card once, under its own name', () => {
    expect(Object.keys(cards)).to.have.members([...CARD_NAMES])
    for (const [name, metric] of Object.entries(cards)) expect(metric.name).to.equal(name)
    expect(Object.keys(metrics)).to.not.include.members([...CARD_NAMES])
  })
})
