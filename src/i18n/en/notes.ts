import type { Mood } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const notes = {
  title: 'Notes',
  /** `action` is null where no note needs any. */
  summary: (count: string, n: number, action: string | null) =>
    `${count} ${plural(n, { one: 'note', other: 'notes' })}${action === null ? '' : `; ${action}`}.`,
  needAction: (count: string, n: number) => `${count} ${plural(n, { one: 'needs', other: 'need' })} action`,
  found: (count: string, n: number, text: string) => `${count} ${plural(n, { one: 'note', other: 'notes' })} found for “${text}”.`,
  noneFound: (text: string) => `No note contains “${text}”. Check the spelling, or search for less.`,
  noneTitle: 'This source has no notes',
  noneText: 'The other widgets do not need any. A table of notes, if the source gets one, will be shown here.',
  search: 'Search notes',
  clearSearch: 'Clear the search',
  filters: 'Filter',
  onlyNeedsAction: 'Needs action only',
  moods: (recorded: string, all: string) => `Moods, ${recorded} recorded of ${all}`,
  mood: {
    cheerful: 'cheerful', good_tempered: 'good-tempered', neutral: 'neutral', sad: 'sad', hot_tempered: 'hot-tempered',
  } as Readonly<Record<Mood, string>>,
  moodUnrecorded: 'mood unrecorded',
  moodsShare: (mood: string, count: string) => `${mood}: ${count}`,
  kinds: { call: 'Call', email: 'E-mail', meeting: 'Meeting', message: 'Message', note: 'Note', task: 'Task' } as Readonly<Record<string, string>>,
  unknownAuthor: 'Unknown author',
  needsAction: 'needs action',
  pinned: 'pinned',
  pinnedTitle: 'Pinned',
  showAll: 'Show all',
  showLess: 'Show less',
  locked: 'A note you may not see',
  noText: 'No text was written.',
  today: (day: string) => `Today, ${day}`,
  yesterday: (day: string) => `Yesterday, ${day}`,
  opinion: 'a mood is one rep’s opinion',
  hidden: (count: string) => `${count} hidden from you`,
  shown: (shown: string, all: string) => (shown === all ? `All ${all}` : `The first ${shown} of ${all}`),
  list: 'Notes, newest first',
  lastContact: (moment: string) => `last contact ${moment}`,
  choose: (name: string) => `Show only ${name}`,
  columns: { at: 'When', author: 'Author', customer: 'Customer', opportunity: 'Deal', kind: 'Kind', mood: 'Mood', text: 'Text', needsAction: 'Needs action' },
  opportunity: (id: string) => `Deal ${id}`,
  yes: 'yes',
  formula: 'balance = (cheerful + good-tempered − sad − hot-tempered) ÷ recorded',
  terms: { counts: 'notes written in the period about the deals and customers chosen', moods: 'Moods', moodsText: 'what the author thought; unrecorded is not neutral', hidden: 'Hidden', hiddenText: 'notes that the server does not show you appear as a locked line; their text never reaches this page', search: 'Search', searchText: 'ignores case, joins Persian and Arabic letters and digits' },
}
