import { expect, fixture } from '@open-wc/testing'
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js'
import { defineElements } from '../../src/widgets/base/define.ts'
import { widgets } from '../../src/widgets/index.ts'
import { wonCountResult } from '../helpers/cards.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf, until, type Rendered } from '../helpers/page.ts'
import { allResults } from '../helpers/results.ts'

/** Names that run both ways, as they are in a company with customers abroad. */
const NAMES = ['Acme (شركة النور) Ltd.', 'مؤسسة الفجر (القاهرة)', 'קבוצת נירים (תל אביב)']

async function shown(tag: string, lang: string, width = 900): Promise<Rendered> {
  const results = allResults()
  const { rows } = results.leaderboard
  const leaderboard = { ...results.leaderboard, rows: rows.map((row, i) => ({ ...row, name: NAMES[i % NAMES.length]! })) }
  const source = fakeSource({ ...results, leaderboard, wonCount: wonCountResult() })
  const name = unsafeStatic(tag)
  const wrap = await fixture<HTMLElement>(staticHtml`<div lang=${lang} style=${`width:${width}px`}><${name} .source=${source} zone="Asia/Tehran"></${name}></div>`)
  const el = wrap.firstElementChild as Rendered
  await until(el, '.ready')
  await el.updateComplete
  return el
}

const boxOf = (node: Text, at: number): DOMRect => {
  const range = document.createRange()
  range.setStart(node, at)
  range.setEnd(node, at + 1)
  return range.getBoundingClientRect()
}
function* textsOf(root: ParentNode): Generator<Text> {
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode as Text
}
/** English whose points and brackets stand where it would not have them: a full stop at the left of its sentence. */
function misplaced(root: ParentNode): string[] {
  return [...textsOf(root)].flatMap((node) => {
    const wrong: string[] = []
    for (const { index } of node.data.matchAll(/(?<=[a-z][\u2069]?)[.,:;)](?=\s|$)/g)) {
      const before = node.data[index - 1] === '\u2069' ? index - 2 : index - 1
      const [letter, point] = [boxOf(node, before), boxOf(node, index)]
      if (point.width > 0 && letter.width > 0 && Math.abs(letter.top - point.top) < 2 && point.left < letter.right - 1) wrong.push(node.data)
    }
    for (const { index } of node.data.matchAll(/\((?=[A-Za-z])/g)) {
      const [bracket, letter] = [boxOf(node, index), boxOf(node, index + 1)]
      if (bracket.width > 0 && Math.abs(letter.top - bracket.top) < 2 && bracket.right > letter.left + 1) wrong.push(node.data)
    }
    return wrong
  })
}

for (const Element of widgets) {
  const { tag } = Element
  describe(`${tag} for a reader whose language has no catalogue`, () => {
    before(() => defineElements(Element))

    for (const lang of ['ar-EG', 'he']) {
      it(`says English words, marked as such, in a layout from right to left, in ${lang}`, async () => {
        const el = await shown(tag, lang)
        const root = el.renderRoot.querySelector('.root')!
        expect([root.getAttribute('lang'), root.getAttribute('dir')]).to.deep.equal(['en', 'rtl'])
        const [title, tools] = ['.title', '.tools'].map((part) => root.querySelector(part)!.getBoundingClientRect())
        expect(title!.right, 'the title stands at the right').to.be.above(tools!.right)
        const [summary] = root.querySelectorAll('.summary')
        const last = [...textsOf(summary!)].findLast(({ data }) => data.trim() !== '')!
        const end = boxOf(last, last.data.trimEnd().length - 1)
        if (end.width > 0 && summary!.getBoundingClientRect().width > 10) expect(end.right, 'and so does the end of its sentence').to.be.closeTo(summary!.getBoundingClientRect().right, 3)
      })
      it(`keeps points and brackets at the ends of English sentences, in every view, in ${lang}`, async () => {
        const el = await shown(tag, lang)
        expect(misplaced(el.renderRoot)).to.deep.equal([])
        for (const [label, part] of [['Show as a table', 'table.data'], ['How this is counted', '.definition']] as const) {
          el.renderRoot.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click()
          await until(el, part)
          await el.updateComplete
          expect(misplaced(el.renderRoot), label).to.deep.equal([])
        }
      })
    }
    it('has the reader’s digits: Arabic ones in Egypt, Latin ones in Israel', async () => {
      const said = async (lang: string): Promise<string> => {
        const root = (await shown(tag, lang)).renderRoot.querySelector('.root')!
        return ['.summary', '.foot'].map((part) => textOf(root.querySelector(part))).join(' ')
      }
      expect(await said('ar-EG')).to.match(/[٠-٩]/).and.not.to.match(/[0-9]/)
      expect(await said('he')).to.match(/[0-9]/).and.not.to.match(/[٠-٩]/)
    })
    it('stands mirrored as in Persian: the same boxes at the same sides', async () => {
      // Of English and Persian words nothing is as wide; but which side a thing stands at is no matter of words.
      const sides = async (lang: string): Promise<string[]> => {
        const el = await shown(tag, lang)
        const { left, right } = el.getBoundingClientRect()
        return [...el.renderRoot.querySelectorAll('.tools, .title, .keys, .split, .rep, .amount, .when, time, .icon-disc, figure.chart, .end-label')].map((part) => {
          const box = part.getBoundingClientRect()
          return `${part.getAttribute('class')}: ${box.left - left < right - box.right - 1 ? 'left' : box.left - left > right - box.right + 1 ? 'right' : 'middle'}`
        })
      }
      expect(await sides('he')).to.deep.equal(await sides('fa'))
    })
    for (const lang of ['ar-EG', 'he']) {
      for (const width of [200, 320]) {
        it(`fits ${width} px in ${lang}`, async () => {
          const el = await shown(tag, lang, width)
          const widget = el.renderRoot.querySelector('.widget')!
          await eventually(() => widget.clientWidth > 0)
          // Some engines round a width up.
          expect(widget.scrollWidth).to.be.at.most(widget.clientWidth + 1)
        })
      }
    }
  })
}
