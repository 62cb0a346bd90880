import { css, html, nothing, type TemplateResult } from 'lit'
import { reasonParts, type ReasonPart } from '../charts/funnel.ts'
import { textWidth } from '../charts/labels.ts'
import { vars } from '../charts/vars.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { LostReason } from '../model/index.ts'

/** @param width - of the whole widget, in px */
export function lostReasons(lost: readonly LostReason[], { t: { funnel: t }, f, width }: { readonly t: Messages; readonly f: Formatter; readonly width: number }): TemplateResult | typeof nothing {
  const parts = reasonParts(lost)
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return nothing
  const shares = f.shares(parts.map((part) => part.count))
  const nameOf = (part: ReasonPart) => (part.kind === 'reason' ? f.label(part.reason!) : part.kind === 'rest' ? t.others(f.integer(part.rest), part.rest) : t.unrecorded)
  // Names stand under their pieces where each has room; else in a row of their own.
  const under = parts.every((part) => textWidth(nameOf(part), 11) <= (width * part.count) / total - 4)
  const share = (i: number) => (total < 5 ? f.integer(parts[i]!.count) : shares[i]!)
  return html`<div class="reasons" role="group" aria-label=${t.why(f.integer(total), total)}>
    <h4>${t.why(f.integer(total), total)}</h4>
    <ul class="strip" aria-hidden=${under ? nothing : 'true'}>${parts.map((part, i) => html`<li class=${part.kind} ${vars({ '--_share': part.count })}><i></i>${
      under ? html`<span>${nameOf(part)}<b>${share(i)}</b></span>` : nothing}</li>`)}</ul>
    ${under ? nothing : html`<ul class="listed">${parts.map((part, i) => html`<li><bdi>${nameOf(part)}</bdi> <b>${share(i)}</b></li>`)}</ul>`}
  </div>`
}

/** For widgets that show why deals were lost. */
export const lostReasonsStyles = css`
  .reasons { margin-block-start: 16px; font-size: 12px; }
  .reasons h4 { margin: 0 0 6px; font-size: 13px; font-weight: 500; }
  .strip { display: flex; gap: 2px; }
  .strip li { flex: var(--_share) 1 0; min-inline-size: 2px; }
  .strip i { display: block; block-size: 8px; background: var(--_neutral); print-color-adjust: exact; forced-color-adjust: none; }
  .strip .unrecorded i { border: 1px solid var(--_neutral); background: repeating-linear-gradient(135deg, var(--_neutral) 0 var(--_line), transparent var(--_line) 4.5px); }
  .strip span { display: block; overflow: hidden; text-overflow: ellipsis; margin-block-start: 4px; line-height: 1.4; color: var(--_text-muted); white-space: nowrap; }
  .strip b { display: block; }
  .reasons b { font-weight: 500; color: var(--_text); }
  .listed li { min-inline-size: 0; overflow-wrap: anywhere; }
  .listed { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-block-start: 6px; color: var(--_text-muted); }
`
