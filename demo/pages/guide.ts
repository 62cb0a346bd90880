import { html } from 'lit'
import { addressOf, openPage, settings } from '../shared/chrome.ts'
import type { Chapter } from '../guide/chapter.ts'
import './guide.css'

const CHAPTERS = ['index', 'start', 'mapping', 'adapter', 'hosts', 'theming', 'state', 'elements', 'printing', 'reading', 'numbers', 'metrics', 'chartability', 'benchmarks', 'decisions'] as const
type Name = (typeof CHAPTERS)[number]
const loaded = import.meta.glob<{ chapter: Chapter }>('../guide/chapters/*.ts', { eager: true })
const chapterOf = (name: Name): Chapter => loaded[`../guide/chapters/${name}.ts`]!.chapter

const here = CHAPTERS.find((name) => name === document.querySelector<HTMLElement>('#page')?.dataset.chapter) ?? 'index'
const { title, lead, body } = chapterOf(here)[settings.lang]
const next = CHAPTERS[CHAPTERS.indexOf(here) + 1]
const pathOf = (name: Name): string => addressOf(name === 'index' ? 'guide/' : `guide/${name}.html`)
const label = settings.lang === 'fa' ? { chapters: 'فصل‌های راهنما', next: 'فصل بعد' } : { chapters: 'Chapters of the guide', next: 'Next' }

const shown = typeof body === 'function' ? await body() : body

await openPage('guide', title, () => html`
  <div class="book">
    <nav class="toc" aria-label=${label.chapters}>
      ${CHAPTERS.map((name) => html`<a href=${pathOf(name)} aria-current=${name === here ? 'page' : 'false'}>${chapterOf(name)[settings.lang].title}</a>`)}
    </nav>
    <article>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${shown}
      ${next === undefined ? '' : html`<p class="next"><span>${label.next}</span> <a href=${pathOf(next)}>${chapterOf(next)[settings.lang].title}</a></p>`}
    </article>
  </div>`)
if (location.hash !== '') document.querySelector(location.hash)?.scrollIntoView()
