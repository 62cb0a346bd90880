import { html, svg, type TemplateResult } from 'lit'
import { chartText, round, sharp } from '../charts/text.ts'
import { notesWords } from '../i18n/notes.ts'
import type { NotesResult } from '../model/index.ts'
import type { NotesView } from './notes.view.ts'

const HEIGHT = 84
const AXIS = 18

type Course = NonNullable<NotesResult['overTime']>

/**
 * Moods by periods: shares of those recorded, the good ones up, the ill ones down, all in one grey. Fewer than five
 * recorded are drawn hollow; a period that has not ended, dashed.
 */
export function courseTemplate(course: Course, width: number, { f }: NotesView): TemplateResult {
  const w = notesWords[f.language]
  const step = width / Math.max(1, course.length)
  const gap = Math.max(1, Math.min(14, step / 3))
  const half = (HEIGHT - AXIS) / 2
  const every = Math.max(1, Math.ceil(64 / step))
  const told = course.map((bucket, i) => {
    const { cheerful, good_tempered: good, neutral, sad, hot_tempered: hot } = bucket.counts
    const [up, down, all] = [cheerful + good, sad + hot, cheerful + good + neutral + sad + hot]
    return { i, bucket, up, down, all, name: f.periodLabel(bucket) }
  })
  const tips = told.filter(({ all }) => all > 0).map(({ i, up, down, all, name }) => ({ x: (i + 0.4) * step, text: w.coursePoint(name, f.integer(up), f.integer(down), f.integer(all)) }))
  return html`<figure class="course" part="course"><figcaption>${w.course}. <small>${w.courseText}</small></figcaption>
    <div class="points" role="img" tabindex="0" aria-label=${w.course} data-tips=${JSON.stringify(tips)}><svg width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" direction="ltr" aria-hidden="true">
      ${told.map(({ i, bucket, up, down, all }) => {
        const bar = (share: number, above: boolean) => svg`<rect class=${`${all < 5 ? 'few' : ''} ${bucket.partial ? 'partial' : ''}`} x=${round(i * step)} width=${round(Math.max(1, step - gap))}
          y=${round(above ? half - share * half : half)} height=${round(share * half)} />`
        return svg`<g>${all === 0 ? '' : svg`${bar(up / all, true)}${bar(down / all, false)}`}</g>
          ${i % every === 0 && (i + every / 2) * step < width ? chartText(i * step, HEIGHT - 4, f.date(bucket.start, 'short'), 'left', f.writing, 'tick') : ''}`
      })}
      <line x1="0" x2=${width} y1=${sharp(half)} y2=${sharp(half)} />
    </svg></div>
    <ol class="sr">${tips.map(({ text }) => html`<li>${text}</li>`)}</ol>
  </figure>`
}
