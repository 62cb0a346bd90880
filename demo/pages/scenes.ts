import { html } from 'lit'
import { addressOf, openPage, redraw, settings } from '../shared/chrome.ts'
import { SCENE_NAMES, SCENES, type SceneName } from '../scenes/list.ts'
import './scenes.css'
import { wordsOf } from './scenes.words.ts'

const text = wordsOf(settings.lang)
const WIDTHS = ['', '768px', '320px', '200px'] as const
let width: (typeof WIDTHS)[number] = ''
/** `scenes.html#stages`: which scene is looked at. */
const here = (): SceneName => SCENE_NAMES.find((name) => `#${name}` === location.hash) ?? SCENE_NAMES[0]!
function stageOf(name: SceneName): string {
  const address = new URL(addressOf('scene.html'))
  address.searchParams.set('scene', name)
  if (settings.theme !== 'auto') address.searchParams.set('theme', settings.theme)
  return address.href
}

await openPage('scenes', text.title, () => {
  const name = here()
  const { title, text: told } = SCENES[name]
  return html`
  <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
  <nav class="scenes" aria-label=${text.scenes}>
    ${SCENE_NAMES.map((one) => html`<a href="#${one}" aria-current=${one === name ? 'true' : 'false'}>${SCENES[one].title[settings.lang]}</a>`)}
  </nav>
  <h2>${title[settings.lang]}</h2>
  <p>${told[settings.lang]} <a href=${stageOf(name)}>${text.alone}</a></p>
  <div class="choices">
    <label class="choice"><span>${text.width}</span><select name="width" @change=${(event: Event) => {
      width = WIDTHS.find((one) => one === (event.target as HTMLSelectElement).value) ?? ''
      redraw()
    }}>${WIDTHS.map((one) => html`<option value=${one} .selected=${one === width}>${one || text.full}</option>`)}</select></label>
  </div>
  <iframe class="scene-stage" src=${stageOf(name)} title=${title[settings.lang]} .style=${width === '' ? '' : `max-inline-size: ${width}`}></iframe>`
})
addEventListener('hashchange', redraw)
