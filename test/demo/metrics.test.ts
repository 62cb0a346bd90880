import { expect } from '@open-wc/testing'
import { metrics as en } from '../../demo/guide/metrics/en.ts'
import { metrics as fa } from '../../demo/guide/metrics/fa.ts'
import { cards } from '../../src/engine/metrics/cards/index.ts'
import { metrics } from '../../src/engine/metrics/index.ts'
import { newcombe } from '../../src/engine/stats/newcombe.ts'
import { wilson } from '../../src/engine/stats/wilson.ts'

describe('the guide’s page on every metric', () => {
  const names = [...Object.keys(metrics), ...Object.keys(cards)].sort()

  it('tells every metric that the engine has, in both languages', () => {
    expect(Object.keys(en).sort()).to.deep.equal(names)
    expect(Object.keys(fa)).to.deep.equal(Object.keys(en))
  })

  it('leaves nothing unsaid, and says it in the page’s own letters and digits', () => {
    const said = (pages: typeof en) => Object.entries(pages).flatMap(([name, { options, ...page }]) =>
      [...Object.entries(page), ...Object.entries(options)].map(([key, text]) => [name, key, text] as const))
    for (const [name, key, text] of said(fa)) {
      expect(text, `${name}.${key}`).to.match(/[\u0600-\u06ff]/)
      expect(text, `${name}.${key}`).not.to.match(/[0-9ي\u0643]/)
    }
    for (const [name, key, text] of said(en)) expect(text, `${name}.${key}`).to.match(/^[^\u0600-\u06ff]{3,}$/)
  })

  it('gives examples that come out as it says', () => {
    // The figures of the page, by the engine's own statistics.
    const share = (x: number): number => Math.round(x * 100)
    const half = wilson(3, 6)!
    expect([share(half.low), share(half.high)]).to.deep.equal([19, 81])
    expect(en.winRate.example).to.include('from 19 to 81 %')
    const kept = wilson(180, 200)!
    expect(en.retention.example).to.include(`[${(kept.low * 100).toFixed(1)}, ${(kept.high * 100).toFixed(1)}]`)
    const clear = newcombe(30, 60, 15, 60)!.interval
    expect(en.winRate.example).to.include(`[${(clear.low * 100).toFixed(1)}, ${(clear.high * 100).toFixed(1)}]`)
    const large = newcombe(6, 30, 38, 70, 1 - 0.05 / 3)!.interval
    expect(en.dealSize.example).to.include(`[${(large.low * 100).toFixed(1)}, ${(large.high * 100).toFixed(1)}]`.replaceAll('-', '−'))
  })
})
