import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../data/company.ts'
import type { Chapter } from '../chapter.ts'

/** What of `custom-elements.json` is told here. */
interface Said { readonly name: string; readonly description?: string; readonly default?: string; readonly type?: { readonly text: string } }
interface Member extends Said { readonly kind: string; readonly attribute?: string; readonly readonly?: boolean }
interface Element {
  readonly tagName?: string
  readonly description?: string
  readonly attributes?: readonly Said[]
  readonly members?: readonly Member[]
  readonly events?: readonly Said[]
  readonly cssParts?: readonly Said[]
  readonly cssProperties?: readonly Said[]
  readonly slots?: readonly Said[]
}
const KINDS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'] as const
type Kind = (typeof KINDS)[number]
interface Words { readonly kinds: Readonly<Record<Kind, string>>; readonly every: readonly [title: string, text: string]; readonly list: string }

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    kinds: { attributes: 'Attributes', members: 'Properties and methods', events: 'Events', slots: 'Slots', cssParts: 'Parts', cssProperties: 'Custom properties' },
    every: ['Every widget', 'What the funnel, the win rate, the trend, the leaderboard, the notes and the metric card have in common.'],
    list: 'Elements',
  },
  fa: {
    kinds: { attributes: 'ویژگی‌ها (attribute)', members: 'خاصیت‌ها و متدها (property)', events: 'رویدادها', slots: 'جای‌ها (slot)', cssParts: 'بخش‌ها (part)', cssProperties: 'متغیرهای CSS' },
    every: ['همهٔ ابزارک‌ها', 'آنچه میان قیف، نرخ موفقیت، روند، کارشناسان، یادداشت‌ها و کارت شاخص مشترک است.'],
    list: 'عنصرها',
  },
}
const WIDGETS = ['funnel', 'win-rate', 'trend', 'leaderboard', 'notes', 'metric'].map((name) => `shakhes-${name}`)
const ORDER = ['shakhes-dashboard', 'shakhes-source', ...WIDGETS, 'shakhes-filters']

/** Of properties, those that are no attributes. */
const saidOf = (element: Element, kind: Kind): readonly Said[] =>
  (kind === 'members' ? (element.members ?? []).filter(({ attribute }) => attribute === undefined) : element[kind] ?? [])
const alike = (a: Said, b: Said): boolean => a.name === b.name && a.description === b.description
/** What stands in each of them, word for word. */
const sharedBy = (elements: readonly Element[], kind: Kind): readonly Said[] =>
  saidOf(elements[0]!, kind).filter((one) => elements.every((element) => saidOf(element, kind).some((other) => alike(one, other))))

/** Doc comments have code between backquotes. */
const told = (text: string): readonly unknown[] => text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`))
const valuesOf = (type: string): string => type.replace(/ \| undefined$/, '').replaceAll("'", '')

function tables(rows: (kind: Kind) => readonly Said[], words: Words): TemplateResult {
  return html`${KINDS.map((kind) => {
    const all = rows(kind)
    return all.length === 0 ? nothing : html`<details class="table" ?open=${kind === 'attributes'}><summary>${words.kinds[kind]}</summary>
      <div class="scroll"><table class="plain reference" lang="en" dir="ltr"><tbody>${all.map(({ name, description = '', default: otherwise, type }) => html`<tr>
        <th scope="row"><code>${name || '(default)'}</code></th>
        <td>${told(description)}${kind === 'attributes' && type ? html` <small><code>${valuesOf(type.text)}</code>${otherwise === undefined ? nothing : html` · default <code>${otherwise.replaceAll("'", '')}</code>`}</small>` : nothing}</td>
      </tr>`)}</tbody></table></div></details>`
  })}`
}

async function body(language: Language): Promise<TemplateResult> {
  const words = WORDS[language]
  const { modules } = await import('../../../custom-elements.json') as unknown as { modules: readonly { declarations?: readonly Element[] }[] }
  const declared = modules.flatMap(({ declarations = [] }) => declarations)
  const elements = ORDER.map((tag) => declared.find(({ tagName }) => tagName === tag)!)
  const widgets = elements.filter(({ tagName }) => WIDGETS.includes(tagName!))
  const shared = Object.fromEntries(KINDS.map((kind) => [kind, sharedBy(widgets, kind)])) as Readonly<Record<Kind, readonly Said[]>>
  const own = (element: Element) => (kind: Kind): readonly Said[] =>
    saidOf(element, kind).filter((one) => !WIDGETS.includes(element.tagName!) || !shared[kind].some((other) => alike(one, other)))
  const every = html`<section class="metric" id="every"><h2>${words.every[0]}</h2><p>${words.every[1]}</p>${tables((kind) => shared[kind], words)}</section>`
  return html`<nav class="metric-list" aria-label=${words.list}>${elements.map(({ tagName }, i) => html`${i === 2 ? html`<a href="#every">${words.every[0]}</a>` : nothing}<a href="#${tagName}"><code>${tagName}</code></a>`)}</nav>
    ${elements.map((element, i) => html`${i === 2 ? every : nothing}<section class="metric" id=${element.tagName!}>
      <h2><code>${element.tagName}</code></h2>
      <p lang="en" dir="ltr">${told((element.description ?? '').split('```')[0]!.trim())}</p>
      ${tables(own(element), words)}
    </section>`)}`
}

export const chapter: Chapter = {
  en: {
    title: 'Every element',
    lead: 'What each element takes, says, and lets you style, from its own source. Editors read the same in the package’s custom-elements.json.',
    body: () => body('en'),
  },
  fa: {
    title: 'همهٔ عنصرها',
    lead: 'هر عنصر چه می‌گیرد، چه می‌گوید و کجایش را می‌شود آراست؛ از خود کد آن، به انگلیسی. ویرایشگرها همین را از custom-elements.json بسته می‌خوانند.',
    body: () => body('fa'),
  },
}
