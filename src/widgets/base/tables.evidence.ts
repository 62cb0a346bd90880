import { css, html, nothing, type TemplateResult } from 'lit'
import type { Formatter, Messages } from '../../i18n/index.ts'
import type { QualityReport } from '../../model/index.ts'
import { heard } from './heard.ts'
import type { DataTable, DefinitionEntry } from './types.ts'

/** Rejected rows that are listed; the source keeps a hundred, a reader wants the first few. */
const LISTED = 20

export function tableTemplate(data: DataTable, t: Messages): TemplateResult {
  const side = (index: number): string => (data.columns[index]?.align === 'end' ? 'at-end' : 'at-start')
  const row = (cells: readonly string[]): TemplateResult => html`<tr>${cells.map((cell, i) => (i === 0
    ? html`<th scope="row" class=${side(i)}><bdi>${cell}</bdi></th>`
    : html`<td class=${side(i)}><bdi>${heard(cell, t)}</bdi></td>`))}</tr>`
  return html`<div class="scroll" role="group" aria-label=${data.caption} tabindex="0" part="table"><table class="data">
    <caption>${data.caption}</caption>
    <thead><tr>${data.columns.map((column, i) => html`<th scope="col" class=${side(i)}>${column.label}</th>`)}</tr></thead>
    <tbody>${data.rows.map(row)}</tbody>
    ${data.foot ? html`<tfoot>${row(data.foot)}</tfoot>` : nothing}
  </table></div>`
}

export function saveTemplate(save: () => void, { common: t }: Messages): TemplateResult {
  return html`<p class="save"><button class="link" type="button" part="save" @click=${save}>${t.saveCsv}</button></p>`
}

export function definitionTemplate(entries: readonly DefinitionEntry[], t: Messages): TemplateResult {
  return html`<div class="definition" part="definition">
    ${entries.filter((entry) => entry.formula).map((entry) => html`<p class="formula">${entry.text}</p>`)}
    <dl>${entries.filter((entry) => !entry.formula).map((entry) => html`<dt>${entry.term}</dt><dd>${heard(entry.text, t)}</dd>`)}</dl>
  </div>`
}

/** How it is counted, beneath it on paper, where nothing can be opened. */
export function footnotesTemplate(entries: readonly DefinitionEntry[]): TemplateResult {
  return html`<p class="footnotes" part="footnotes">${entries.map(({ term, text, formula, brief }) => html`<span class=${formula ? 'what' : 'how'}>${formula ? nothing : html`<b>${term}</b> `}${brief ?? text}</span> `)}</p>`
}

/** The first of the rows that could not be used, and what to do about them. */
export function rejectedTemplate(count: number, quality: QualityReport, messages: Messages, f: Formatter): TemplateResult {
  const { common: t, issues } = messages
  const errors = quality.first.filter((issue) => issue.code.startsWith('E_')).slice(0, LISTED)
  return html`<p>${t.rejectedHow}</p>
    ${tableTemplate({
      caption: t.firstRejected(f.integer(errors.length), f.integer(count)),
      columns: [t.row(''), t.column, t.value, t.problem].map((label) => ({ key: label, label })),
      rows: errors.map(({ row, table, column, value, code }) => [f.integer(row), column === undefined ? table : `${table}.${column}`, f.label(value ?? ''), issues[code]]),
    }, messages)}`
}

/** For what is made here; a widget takes it on when this arrives. */
export const styles = css`
  .save { margin: 6px 0 0; font-size: 12px; }
  .definition { font-size: 13px; margin-top: 4px; }
  .formula { font-size: 16px; margin: 0 0 10px; padding: 10px 14px; background: var(--_surface-sunken); border-radius: 7px; }
  .definition dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 5px 16px; margin: 0; }
  .definition dt { color: var(--_text-muted); }
  .definition dd { margin: 0; text-wrap: pretty; }

  .scroll { position: relative; overflow-x: auto; overflow-y: auto; max-height: 480px; }
  table { border-collapse: collapse; width: 100%; font-size: 13px; }
  th { text-align: var(--_start); font-weight: 500; }
  thead th { font-size: 12px; color: var(--_text-muted); font-weight: 400; }
  .data { font-variant-numeric: tabular-nums; }
  .data caption { text-align: var(--_start); font-size: 12px; color: var(--_text-muted); padding: 2px 0; }
  .data :is(th, td) { padding: 5px 0; border-bottom: 1px solid var(--_grid); vertical-align: top; }
  .data :is(th, td) + :is(th, td) { padding-inline-start: 16px; }
  .data thead th { border-bottom-color: var(--_border); }
  .data :is(th, td).at-end { text-align: var(--_end); }
  .data td.at-end { white-space: nowrap; }
  .data tfoot :is(th, td) { font-weight: 600; border-bottom: 0; }
  .rejected p { margin: 6px 0; }
  .rejected .scroll { max-height: 220px; }

  @container shakhes-widget (max-width: 480px) {
    .definition dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .definition dd { margin-bottom: 6px; }
  }
  @media (forced-colors: active) { .formula { border: 1px solid; } }
  .footnotes { display: none; }
  @media print {
    .scroll, .rejected .scroll { max-height: none; overflow: visible; }
    .data td.at-end { white-space: normal; }
    .save, .rejected { display: none; }
    .footnotes { display: block; margin: 6pt 0 0; font-size: 8.5pt; line-height: 1.4; color: var(--_text-muted); }
    .footnotes b { font-weight: 500; color: var(--_text); }
    .how + .how::before { content: '· '; }
    :host([slot='cards']) .how { display: none; }
  }
`
