import type { Mood } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

/** What the notes say beyond their first picture. */
export const notesMore = {
  filters: 'Choose notes',
  kind: 'Kind',
  mood: 'Mood',
  also: 'Also show',
  timeline: 'Stage moves and campaigns',
  course: 'Moods over time',
  clear: 'All kinds and moods',
  courseText: 'Good-tempered above the line, ill-tempered below; recorded moods only.',
  coursePoint: (period: string, good: string, bad: string, all: string) => `${period}: ${good} good, ${bad} ill of ${all}`,
  moved: (from: string, to: string) => `${from} → ${to}`,
  movedSaid: (from: string, to: string) => `Moved from ${from} to ${to}`,
  intervention: (name: string, period: string) => `${name}, ${period}`,
  campaign: 'Campaign',
  back: 'All notes',
  handover: (name: string) => `Handing over: ${name}`,
  aDeal: (id: string) => `Deal ${id}`,
  lastContact: 'Last contact',
  contact: (days: string, kind: string, author: string) => `${days} ago · ${kind} · ${author}`,
  contactToday: (kind: string, author: string) => `today · ${kind} · ${author}`,
  never: 'nobody was reached yet',
  lastMood: 'Last mood',
  moodBy: (mood: string, day: string, author: string) => `${mood}, ${day}, says ${author}`,
  deals: 'Deals',
  deal: { open: 'in', won: 'won from', lost: 'lost in' } as Readonly<Record<'open' | 'won' | 'lost', string>>,
  dealAt: (how: string, stage: string) => `${how} ${stage}`,
  promises: (count: string, n: number) => `${count} open ${plural(n, { one: 'promise', other: 'promises' })}`,
  noPromises: 'No open promise',
  pinned: (count: string, n: number) => `${count} pinned ${plural(n, { one: 'note', other: 'notes' })}`,
  more: (count: string) => `and ${count} more`,
  moods: {
    cheerful: 'Cheerful', good_tempered: 'Good-tempered', neutral: 'Neutral', sad: 'Sad', hot_tempered: 'Hot-tempered',
  } as Readonly<Record<Mood, string>>,
  unrecorded: 'Unrecorded',
  /** Beneath a list on paper and in a picture. */
  firstOf: (shown: string, all: string) => `The first ${shown} of ${all}.`,
  loading: 'Loading more notes…',
}
