import { ShakhesError } from '../model/index.ts'
import { readNotation, written } from './dashboard.notation.ts'
import type { DashboardState, StateStore } from './dashboard.types.ts'

const EXPECTED = '"url", "url:name", "hash:name" or "storage:key"'

/**
 * Where an attribute says that a dashboard's state be kept.
 *
 * @param usual - the name of a parameter where none was said
 * @throws ShakhesError `bad-query`
 */
export function storeIn(text: string, usual: string): StateStore {
  const [, where, name = ''] = /^(url|hash|storage)(?::(.+))?$/.exec(text) ?? []
  if (where === 'storage' && name !== '') return storage(name)
  if (where === 'url' || where === 'hash') return address(where, name || usual)
  throw new ShakhesError('bad-query', `state-in: ${JSON.stringify(text)} is no place to keep a state in; give ${EXPECTED}`)
}

/** Nothing chosen: the place is left as if nobody had been there. */
const isBare = (state: DashboardState): boolean => Object.entries(state).every(([key, value]) => key === 'version' || (Array.isArray(value) && value.length === 0))

/** In this browser, for this site. What it refuses (a private window, a full store) is not kept, which hurts nobody. */
function storage(key: string): StateStore {
  return {
    read: () => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown,
    write: (state) => {
      if (isBare(state)) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(state))
    },
  }
}

/** In a parameter of the address, so that a view can be sent; each change is a step that the browser's buttons go back. */
function address(where: 'url' | 'hash', name: string): StateStore {
  const held = (): string => {
    const { searchParams, hash } = new URL(location.href)
    return (where === 'url' ? searchParams : new URLSearchParams(hash.slice(1))).get(name) ?? ''
  }
  let last = held()
  return {
    read: () => {
      last = held()
      return last === '' ? null : readNotation(last)
    },
    write: (state) => {
      const text = isBare(state) ? '' : written(state)
      if (text === last) return
      last = text
      history.pushState(history.state, '', withParameter(location.href, where, name, text))
    },
    watch: (changed) => {
      const moved = (): void => { if (held() !== last) changed() }
      addEventListener('popstate', moved)
      return () => removeEventListener('popstate', moved)
    },
  }
}

/** An address with a parameter that can be read, in its place; everything else in it stays as it is written. */
export function withParameter(href: string, where: 'url' | 'hash', name: string, text: string): string {
  const url = new URL(href)
  const key = encodeURIComponent(name)
  const pair = text === '' ? [] : [`${key}=${encodeURIComponent(text).replace(/%(?:2C|3A|2F|20)/g, (code) => (code === '%20' ? '+' : decodeURIComponent(code)))}`]
  const parts = url[where === 'url' ? 'search' : 'hash'].slice(1).split('&').filter((part) => part !== '')
  const place = parts.findIndex((part) => part.split('=')[0] === key)
  if (place < 0) parts.push(...pair)
  else parts.splice(place, 1, ...pair)
  url[where === 'url' ? 'search' : 'hash'] = parts.join('&')
  return url.href
}
