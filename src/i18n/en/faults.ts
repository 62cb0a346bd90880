import type { FaultCode, FaultReason } from '../../model/index.ts'

/** What a reader is told about a failure: what happened, and what to do. */
export interface FaultText { readonly title: string; readonly text: string }
/** Values to name in it, formatted and isolated already; an absent one is an empty text. */
export type FaultValues = (name: string) => string
type Text = (value: FaultValues) => FaultText

const at = (value: FaultValues): string => (value('url') ? ` (${value('url')})` : '')

export const faults = {
  reasons: {
    'missing-column': (v) => ({
      title: `The column “${v('column')}” is missing`,
      text: v('found') ? `Found: ${v('found')}. Rename a column, or say in the mapping which one it is.` : 'Rename a column, or say in the mapping which one it is.',
    }),
    'empty-file': () => ({ title: 'The file is empty', text: 'Choose a file with a header row and at least one row of data.' }),
    'header-only': () => ({ title: 'The file has a header, but no rows', text: 'Export it again with its data, or choose another file.' }),
    'not-found': (v) => ({ title: 'The data was not found', text: `The address${at(v)} answers ${v('status') || '404'}. Check the address, or ask who runs the source.` }),
    'http-status': (v) => ({ title: `The source answered with error ${v('status')}`, text: `It was asked at its address${at(v)}. Try again later, or ask who runs it.` }),
    'html-not-json': (v) => ({ title: 'A web page came instead of data', text: `The address${at(v)} may want you to sign in, or may be wrong. Sign in and try again.` }),
    'cut-short': (v) => ({ title: 'The answer was cut short', text: `The connection${at(v)} broke before everything had arrived. Try again.` }),
    'not-json': (v) => ({ title: 'The answer is not readable data', text: `Valid JSON was expected${at(v)}. Check the address, or ask who runs the source.` }),
    'no-answer': (v) => ({ title: `The source did not answer in ${v('seconds')} seconds`, text: `It may be down or out of reach${at(v)}. Check the connection and try again.` }),
    'worker-blocked': () => ({ title: 'The computation could not start in the background', text: 'The page’s security policy does not allow it. Ask the page’s owner to allow the worker file.' }),
    'worker-crashed': () => ({ title: 'The computation stopped', text: 'Try again. If it stops again, load less data.' }),
    'date-order': (v) => ({
      title: `Day and month cannot be told apart in “${v('column')}”`,
      text: `The value “${v('value')}” can be read two ways. Say the order: day first, month first or year first.`,
    }),
    encoding: (v) => ({ title: 'The text of the file cannot be read', text: `It is not ${v('encoding')}. Save it as UTF-8, or say which encoding it has.` }),
    'no-good-rows': (v) => ({ title: 'No row could be used', text: `${v('rejected')} rejected. Check which column is which, and how dates and amounts are read.` }),
  } as Readonly<Record<FaultReason, Text>>,
  codes: {
    auth: () => ({ title: 'You are not signed in', text: 'Sign in again, then try once more.' }),
    forbidden: () => ({ title: 'You may not see this data', text: 'Ask who runs the source for access.' }),
    throttled: () => ({ title: 'The source is asked too often', text: 'Wait a moment, then try again.' }),
    timeout: () => ({ title: 'The source did not answer in time', text: 'Check the connection and try again.' }),
    network: () => ({ title: 'The source cannot be reached', text: 'Check the connection and the address, then try again.' }),
    'bad-query': () => ({ title: 'This question cannot be answered', text: 'Choose another period or fewer filters, or tell the page’s owner.' }),
    schema: () => ({ title: 'The data is not in the expected form', text: 'Check the columns and their mapping, then load again.' }),
    'too-large': () => ({ title: 'This is too much to show', text: 'Choose a shorter period or a coarser step.' }),
    'cursor-expired': () => ({ title: 'The source lost its place while reading', text: 'Try again: everything will be read anew.' }),
    unsupported: () => ({ title: 'The source cannot do this', text: 'Choose something else, or tell the page’s owner.' }),
    aborted: () => ({ title: 'Reading was stopped', text: 'Try again.' }),
    source: () => ({ title: 'The source reported an error', text: 'Try again later, or ask who runs it.' }),
    worker: () => ({ title: 'The computation stopped', text: 'Try again. If it stops again, reload the page.' }),
    internal: () => ({ title: 'Something went wrong here', text: 'Try again. If it happens again, tell the page’s owner.' }),
  } as Readonly<Record<FaultCode, Text>>,
}
