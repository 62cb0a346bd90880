/** What keys do, for who sees: the keys as they are drawn, as they are spoken, and what they do. */
export type KeyHint = readonly (readonly [keys: string, spoken: string, does: string])[]

const choose = ['Enter', 'Enter', 'choose'] as const
const clear = ['Esc', 'Escape', 'clear'] as const

export const keys = {
  rows: [['↑ ↓', 'Up and Down', 'move'], ['Home End', 'Home and End', 'first and last'], choose],
  heads: [['← →', 'Left and Right', 'move'], ['Enter', 'Enter', 'sort']],
  span: [['← →', 'Left and Right', 'move'], choose, ['Shift ← →', 'Shift with Left and Right', 'choose several'], clear],
  period: [['← →', 'Left and Right', 'move'], choose, clear],
  values: [['← →', 'Left and Right', 'from value to value']],
  feed: [['Page Up Page Down', 'Page Up and Page Down', 'from note to note'], ['Ctrl Home End', 'Control with Home and End', 'out of the list']],
  marks: ['← →', 'Left and Right', 'details'],
  drill: ['Ctrl Enter', 'Control with Enter', 'open the deals'],
} satisfies Record<string, KeyHint | KeyHint[number]>
