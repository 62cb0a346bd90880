import { html, type TemplateResult } from 'lit'
import { words } from './chrome.ts'

/** What the last press of a copy button came to, by the text that was copied. */
const said = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

async function copy(event: Event, text: string): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement
  const status = button.parentElement?.querySelector<HTMLElement>('[role="status"]')
  if (!status) return
  try {
    await navigator.clipboard.writeText(text)
    status.textContent = words.copied
  } catch {
    status.textContent = words.notCopied
  }
  clearTimeout(said.get(status))
  said.set(status, setTimeout(() => { status.textContent = '' }, 4000))
}

/** Code as text, with a button that copies it. `label` names it for screen readers. */
export const code = (text: string, label: string): TemplateResult => html`
  <div class="code">
    <pre tabindex="0" role="region" aria-label=${label} lang="en"><code>${text.trim()}</code></pre>
    <div class="copy"><span role="status"></span><button type="button" @click=${(event: Event) => copy(event, text.trim())}>${words.copy}</button></div>
  </div>`
