import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import type { Clause } from '../../src/model/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { textOf, until } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

// What all tests of a dashboard begin with.
defineElements(ShakhesDashboard, ShakhesNotes)

export const source = (): FakeSource => fakeSource({ notes: notesResult() })
export const STAGE: Clause = { by: 'f', field: 'stage', values: ['lead'], label: 'Lead' }

/** What a widget inside tells when its reader chooses. */
export function choose(el: Element, by: string, field: string, clause: Clause | null): void {
  el.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by, field, clause }, bubbles: true, composed: true }))
}
export const button = (el: ShakhesDashboard, name: string): HTMLElement =>
  [...el.renderRoot.querySelectorAll<HTMLElement>('button')].find((b) => (b.getAttribute('aria-label') ?? textOf(b)) === name)!

export async function dashboard(live = source(), attributes: Partial<ShakhesDashboard> = {}): Promise<{ el: ShakhesDashboard; one: ShakhesNotes; two: ShakhesNotes; live: FakeSource }> {
  const el = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en" .source=${live} heading="Sales">
    <shakhes-notes id="one" heading="One"></shakhes-notes><shakhes-notes id="two" heading="Two"></shakhes-notes></shakhes-dashboard>`)
  Object.assign(el, attributes)
  await el.updateComplete
  const [one, two] = [...el.querySelectorAll('shakhes-notes')] as [ShakhesNotes, ShakhesNotes]
  await until(one, '.about')
  await until(two, '.about')
  return { el, one, two, live }
}
