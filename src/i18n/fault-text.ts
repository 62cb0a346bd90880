import type { Fault } from '../model/index.ts'
import type { FaultText } from './en/faults.ts'
import type { Formatter } from './formatter.ts'
import { spoken } from './languages.ts'

/** What a reader is told about a failure, in their language: by its reason where it has one, else by its code. */
export function faultText(fault: Fault, format: Formatter): FaultText {
  const { faults } = spoken(format.language).messages
  const params: Readonly<Record<string, string | number | undefined>> = { status: fault.status, ...fault.params }
  const value = (name: string): string => {
    const given = params[name]
    return given === undefined ? '' : typeof given === 'number' ? format.integer(given) : format.isolate(given)
  }
  return (fault.reason === undefined ? faults.codes[fault.code] : faults.reasons[fault.reason])(value)
}
