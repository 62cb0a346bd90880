import type { TemplateResult } from 'lit'
import { drawIcon } from './base/icons.ts'

/** Kinds of notes, moods, and what else only notes show. Path data as in `base/icons.ts`. */
const shapes = {
  pin: 'M6 2.5h4l-.5 4 2.1 2.3H4.4l2.1-2.3zM8 8.8v4.7',
  flag: 'M4 14V2.8h8l-2 2.8 2 2.8H4',
  lock: 'M5 7h6a1.5 1.5 0 0 1 1.5 1.5v3.5a1.5 1.5 0 0 1 -1.5 1.5h-6a1.5 1.5 0 0 1 -1.5 -1.5v-3.5a1.5 1.5 0 0 1 1.5 -1.5zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  call: 'M3 3.5l2.3-.9 1.5 3-1.4 1.2a7.2 7.2 0 0 0 3.8 3.8l1.2-1.4 3 1.5-.9 2.3C7.4 13.6 2.4 8.6 3 3.5z',
  email: 'M3.5 3.5h9a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-6a1.5 1.5 0 0 1 1.5 -1.5zM2.6 4.6L8 8.8l5.4-4.2',
  meeting: 'M7.7 5.5a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 1 1 4.4 0zM12.9 6.3a1.7 1.7 0 1 1-3.4 0a1.7 1.7 0 1 1 3.4 0zM1.8 13c.3-2.5 1.7-3.8 3.7-3.8S8.9 10.5 9.2 13M11 9.8c1.8 0 2.9 1 3.2 2.9',
  message: 'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H7l-3.2 2.5V11h-.3A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3z',
  note: 'M4 2.5h8v7.8l-3.2 3.2H4zM8.8 13.5v-3.2H12M6 5.5h4M6 8h2.5',
  task: 'M4.25 2.75h7.5a1.5 1.5 0 0 1 1.5 1.5v7.5a1.5 1.5 0 0 1 -1.5 1.5h-7.5a1.5 1.5 0 0 1 -1.5 -1.5v-7.5a1.5 1.5 0 0 1 1.5 -1.5zM5.3 8.2l2 2 3.4-4.2',
  cheerful: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM4.8 8.8a3.3 3.3 0 0 0 6.4 0zM5.9 6v.3M10.1 6v.3',
  good_tempered: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM5.3 9.6c1.5 1.6 3.9 1.6 5.4 0M5.9 6.2v.3M10.1 6.2v.3',
  neutral: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM5.6 10.1h4.8M5.9 6.2v.3M10.1 6.2v.3',
  sad: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM5.4 10.9c1.4-1.6 3.8-1.6 5.2 0M5.9 6.6v.3M10.1 6.6v.3',
  hot_tempered: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM5.6 10.6h4.8M4.7 5.2l2 1.1M11.3 5.2l-2 1.1M6 7.4v.2M10 7.4v.2',
} as const

export type NoteIconName = keyof typeof shapes

export const noteIcon = (name: NoteIconName, size = 15): TemplateResult => drawIcon(shapes[name], { size })
