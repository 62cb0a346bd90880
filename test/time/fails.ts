import { ShakhesError, type Fault } from '../../src/model/index.ts'

/** The fault that a call ends in. */
export function fails(call: () => unknown): Fault {
  let value: unknown
  try {
    value = call()
  } catch (error) {
    if (error instanceof ShakhesError) return error.fault
    throw error
  }
  throw new Error(`expected a ShakhesError, got ${JSON.stringify(value)}`)
}
