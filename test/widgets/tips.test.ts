import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { Tips, tipsOf } from '../../src/widgets/base/tips.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import { ShakhesMetric } from '../../src/widgets/metric.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { wonCountResult } from '../helpers/cards.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { type Rendered, eventually, textOf, until } from '../helpers/page.ts'
import { AS_OF, DAY, funnelResult, leaderboardResult, notesResult } from '../helpers/results.ts'

defineElements(ShakhesFunnel, ShakhesLeaderboard, ShakhesMetric, ShakhesNotes)

async function notes(): Promise<{ el: ShakhesNotes; mark: HTMLElement }> {
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${fakeSource({ notes: notesResult() })}></shakhes-notes>`)
  return { el, mark: await until(el, '.moodbar li') }
}
const tipOf = (el: Rendered): Element | null => el.renderRoot.querySelector('.tip:popover-open')
const pointer = (type: string, init: PointerEventInit = {}): PointerEvent => new PointerEvent(type, { bubbles: true, composed: true, ...init })
async function pointed(el: Rendered, mark: Element, init: PointerEventInit = {}, text?: RegExp | string): Promise<Element> {
  // What tells comes after the picture; whoever points before that is seen by where the pointer is, which no event of a test moves.
  await el.updateComplete
  el.renderRoot.querySelector('.widget')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  await el.updateComplete
  await el.updateComplete
  mark.dispatchEvent(pointer('pointermove', init))
  mark.dispatchEvent(pointer('pointerover', init))
  let seen = ''
  await eventually(() => {
    if (tipOf(el)) seen = textOf(tipOf(el))
    return seen !== '' && (text === undefined || seen.match(text) !== null)
  }, `${String(text)}`).catch((error: unknown) => { throw new Error(`the tip said “${seen}”`, { cause: error }) })
  return tipOf(el)!
}

describe('a tip', () => {
  it('says what a mark stands for, beside it and never over it', async () => {
    const { el, mark } = await notes()
    const tip = await pointed(el, mark)
    expect(textOf(tip)).to.equal('cheerful: 3')
    const [at, around] = [tip.getBoundingClientRect(), mark.getBoundingClientRect()]
    expect(at.top >= around.bottom || at.bottom <= around.top).to.equal(true)
    // The browser's own would come beside it.
    expect(mark.hasAttribute('title')).to.equal(false)
  })

  it('stays while it is pointed at, and goes when the pointer leaves it', async () => {
    const { el, mark } = await notes()
    const tip = await pointed(el, mark)
    const other = el.renderRoot.querySelectorAll('.moodbar li')[1]!
    // On the way to the tip the pointer is over nothing, then over the tip, which is no other mark.
    el.renderRoot.querySelector('.list')!.dispatchEvent(pointer('pointerover'))
    tip.dispatchEvent(new PointerEvent('pointerenter'))
    tip.dispatchEvent(pointer('pointerover'))
    expect(tipOf(el)).to.equal(tip)
    tip.dispatchEvent(new PointerEvent('pointerleave'))
    await eventually(() => tipOf(el) === null)
    expect(textOf(await pointed(el, other))).to.equal('good-tempered: 2')
  })

  it('goes when the pointer leaves the widget from its mark at once, over nothing else in it', async () => {
    const { el, mark } = await notes()
    await pointed(el, mark)
    el.renderRoot.querySelector('.root')!.dispatchEvent(new PointerEvent('pointerleave'))
    await eventually(() => tipOf(el) === null)
  })

  it('is told of what the pointer was on before there was anything to tell it', async () => {
    const root = await fixture<HTMLElement>(html`<div lang="en"><i title="Cheerful">x</i></div>`)
    // No test moves the pointer that the browser knows of.
    Object.assign(root, { querySelectorAll: (selector: string) => (selector === ':hover' ? [root.firstElementChild] : []) })
    new Tips(root)
    await eventually(() => root.querySelector(':popover-open') !== null)
    expect(textOf(root.querySelector(':popover-open'))).to.equal('Cheerful')
  })

  it('comes by a tap on its mark, stays when the finger is lifted, and goes with the next one, wherever it is', async () => {
    const { el, mark } = await notes()
    await pointed(el, mark)
    const finger = { pointerType: 'touch' }
    document.body.dispatchEvent(pointer('pointerdown', finger))
    expect(tipOf(el)).to.equal(null)
    const tap = (on: Element): void => {
      for (const type of ['pointerover', 'pointerdown', 'pointerup']) on.dispatchEvent(pointer(type, finger))
      el.renderRoot.querySelector('.root')!.dispatchEvent(new PointerEvent('pointerleave', finger))
    }
    tap(mark)
    expect(textOf(tipOf(el))).to.equal('cheerful: 3')
    // What is pressed says by what it does what it is.
    tap(el.renderRoot.querySelector('.tool')!)
    expect(tipOf(el)).to.equal(null)
    tap(mark)
    document.body.dispatchEvent(pointer('pointerdown', finger))
    expect(tipOf(el)).to.equal(null)
  })

  it('stays beside its mark while the page scrolls, and says what its mark says now', async () => {
    const el = await fixture<ShakhesMetric>(html`<shakhes-metric lang="en" style="margin-block: 120px 2000px" .source=${fakeSource({ wonCount: wonCountResult() })}></shakhes-metric>`)
    const course = await until(el, '.course[data-tips]')
    const tip = await pointed(el, course, { clientX: course.getBoundingClientRect().left })
    const beside = (): boolean => Math.abs(tip.getBoundingClientRect().top - course.getBoundingClientRect().bottom - 6) < 1
    await eventually(beside)
    const { top } = course.getBoundingClientRect()
    scrollBy(0, 60)
    await eventually(() => course.getBoundingClientRect().top < top && beside())
    scrollTo(0, 0)
    course.dataset['tips'] = JSON.stringify([{ x: 0, text: 'May: 13' }])
    el.requestUpdate()
    await eventually(() => textOf(tipOf(el)) === 'May: 13')
    course.remove()
    el.requestUpdate()
    await eventually(() => tipOf(el) === null)
  })

  it('goes by Escape, which closes nothing else', async () => {
    const { el, mark } = await notes()
    el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
    await until(el, '.definition')
    el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
    await until(el, '.moodbar li')
    await pointed(el, el.renderRoot.querySelector('.moodbar li') ?? mark)
    let heard = 0
    el.addEventListener('keydown', () => heard++)
    el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    expect([tipOf(el), heard]).to.deep.equal([null, 0])
  })

  it('tells a line’s nearest value where it is pointed at, and all of them by arrows', async () => {
    const el = await fixture<ShakhesMetric>(html`<shakhes-metric lang="en" .source=${fakeSource({ wonCount: wonCountResult() })}></shakhes-metric>`)
    const course = await until(el, '.course[data-tips]')
    const tips = tipsOf(course)!
    const { left } = course.getBoundingClientRect()
    const tip = await pointed(el, course, { clientX: left + tips[0]!.x + 1 })
    expect(tip.textContent).to.equal(tips[0]!.text)
    course.dispatchEvent(pointer('pointermove', { clientX: left + tips.at(-1)!.x }))
    expect(tip.textContent).to.equal(tips.at(-1)!.text)
    course.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    course.focus()
    await eventually(() => tipOf(el)?.textContent === tips.at(-1)!.text)
    expect(course.getAttribute('aria-describedby')).to.equal('tip')
    for (let i = tips.length - 2; i >= 0; i--) {
      course.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }))
      expect(tip.textContent).to.equal(tips[i]!.text)
    }
    await expect(el).to.be.accessible()
    course.blur()
    expect(tipOf(el)).to.equal(null)
  })
})

describe('tips of the marks in a row', () => {
  const funnel = async (lang = 'en'): Promise<ShakhesFunnel> => {
    const el = await fixture<ShakhesFunnel>(html`<shakhes-funnel lang=${lang} .source=${fakeSource({ funnel: funnelResult() })}></shakhes-funnel>`)
    await until(el, '.bar .advanced')
    return el
  }
  const board = async (lang = 'en'): Promise<ShakhesLeaderboard> => {
    const seriesPeriods = [0, 1, 2].map((month) => ({ start: AS_OF - (3 - month) * 30 * DAY, end: AS_OF - (2 - month) * 30 * DAY, partial: month === 2 }))
    const result = leaderboardResult()
    const rows = result.rows.map((row) => ({ ...row, wonAmount: 62e6, attainment: { value: 0.62, n: 1 }, series: [10e6, 0, 52e6] }))
    const el = await fixture<ShakhesLeaderboard>(html`<shakhes-leaderboard lang=${lang} .source=${fakeSource({ leaderboard: { ...result, rows, seriesPeriods } })}></shakhes-leaderboard>`)
    await until(el, '.reps tbody tr')
    return el
  }
  const row = (el: Rendered, name: string): HTMLElement => [...el.renderRoot.querySelectorAll('tr')].find((tr) => textOf(tr).includes(name))!
  const press = (target: Element, key: string): boolean => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
  async function tabbed(el: Rendered, target: HTMLElement): Promise<void> {
    target.focus()
    await eventually(() => tipOf(el) !== null)
  }

  it('tell the parts of a stage of the funnel, beneath or above them', async () => {
    const el = await funnel()
    const [advanced, open] = el.renderRoot.querySelectorAll('.stage .bar i')
    // METRICS WX-A: of 8 that reached the first stage 6 moved on, and one is open.
    expect(textOf(await pointed(el, advanced!))).to.equal('Lead, moved on: 6 of 8, 75%')
    await pointed(el, open!, {}, 'Lead, still open: 1 of 8, 13%')
    const [tip, mark] = [tipOf(el)!.getBoundingClientRect(), open!.getBoundingClientRect()]
    expect(tip.top >= mark.bottom || tip.bottom <= mark.top).to.equal(true)
    await pointed(el, el.renderRoot.querySelector('.won .bar i')!, {}, 'Won: 3 of 10, 30%')
  })

  it('tell a step with how far it may still go', async () => {
    const el = await funnel()
    const tip = await pointed(el, el.renderRoot.querySelector('.stage .track')!)
    expect(tip.textContent).to.equal('Next step, so far: 6 of 8, 75%\nat most 88%, if every open deal gets there')
  })

  it('come by the focus of the row, one after the other by the arrows, and go by Escape', async () => {
    const el = await funnel('fa')
    const stage = el.renderRoot.querySelector<HTMLElement>('.stage')!
    await tabbed(el, stage)
    expect(textOf(tipOf(el))).to.equal('سرنخ، پیش‌رفته: ۶ از ۸، ۷۵٪')
    expect(stage.getAttribute('aria-describedby')).to.equal('tip')
    // Rows are read from the right.
    press(stage, 'ArrowLeft')
    expect(textOf(tipOf(el))).to.equal('سرنخ، باز: ۱ از ۸، ۱۳٪')
    press(stage, 'ArrowRight')
    expect(textOf(tipOf(el))).to.include('پیش‌رفته')
    await expect(el).to.be.accessible()
    press(stage, 'Escape')
    expect([tipOf(el), stage.hasAttribute('aria-describedby')]).to.deep.equal([null, false])
  })

  it('tell the interval, the quota and every step of the small line of a rep', async () => {
    const el = await board()
    const rep = row(el, '18 of 30')
    // METRICS WX-G: B won 18 of 30; G5: Wilson.
    expect(tipText(await pointed(el, rep.querySelector('.track')!))[0]).to.equal('60%: won 18 of 30 decided')
    expect(tipText(tipOf(el)!)[1]).to.equal('95% interval 42–75%')
    await pointed(el, rep.querySelector('.quota-bar')!, {}, /^won 62\.0 m rial, 62% of the quota for the period; /)
    const line = rep.querySelector('.spark')!
    const { left } = line.getBoundingClientRect()
    await pointed(el, line, { clientX: left }, /: 10\.0 m rial$/)
    line.dispatchEvent(pointer('pointermove', { clientX: left + 80 }))
    expect(textOf(tipOf(el))).to.match(/: 52.0 m rial, not ended yet$/)
  })

  it('tell no percentage of fewer than five, and nothing of what was not decided', async () => {
    const el = await board('fa')
    await tabbed(el, row(el, '۳ از ۳').querySelector<HTMLElement>('button.name')!)
    expect(textOf(tipOf(el))).to.equal('۳ موفق از ۳ تعیین‌تکلیف‌شده: برای نرخ کم است')
  })
})
const tipText = (tip: Element): string[] => textOf(tip).length > 0 ? tip.textContent!.split('\n') : []
