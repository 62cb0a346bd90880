/** Why something could not be done, as a code that a program can act on. */
export const FAULT_CODES = [
  'auth', 'forbidden', 'throttled', 'timeout', 'network', 'bad-query', 'schema', 'too-large', 'cursor-expired',
  'unsupported', 'aborted', 'source', 'worker', 'internal',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

/**
 * A failure as plain data, so that it survives a worker boundary. `message` is English for developers and logs;
 * readers see the catalogue's text for `code` and `reason`, filled with `params`.
 */
export interface Fault {
  readonly code: FaultCode
  /** Names the value, what was expected and what to do. English. */
  readonly message: string
  /** A finer code with a text of its own in the catalogues, such as `missing-column`. */
  readonly reason?: FaultReason
  /** What the reader's text is filled with. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Whether trying again may help. */
  readonly retryable: boolean
  readonly retryAfterMs?: number
  /** HTTP status, where there was one. */
  readonly status?: number
  readonly table?: string
  /** One-based row number in what was read. */
  readonly row?: number
}

/** Faults that readers meet often enough to deserve words of their own. */
export const FAULT_REASONS = [
  /** params: column, found */ 'missing-column',
  'empty-file',
  'header-only',
  /** params: status, url */ 'not-found',
  /** params: status, url */ 'http-status',
  /** params: url, type */ 'html-not-json',
  /** params: url */ 'cut-short',
  /** params: url */ 'not-json',
  /** params: seconds, url */ 'no-answer',
  'worker-blocked',
  'worker-crashed',
  /** params: rejected */ 'no-good-rows',
  /** Dates whose order of parts cannot be told. params: column, value */ 'date-order',
  /** Bytes that are not text in the encoding assumed. params: encoding */ 'encoding',
] as const
export type FaultReason = (typeof FAULT_REASONS)[number]

/** A failure as an error, for code on one side of a boundary. `fault` is what crosses it. */
export class ShakhesError extends Error {
  readonly fault: Fault
  constructor(code: FaultCode, message: string, options: Partial<Omit<Fault, 'code' | 'message'>> & { cause?: unknown } = {}) {
    const { cause, ...rest } = options
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ShakhesError'
    this.fault = { retryable: RETRYABLE.has(code), ...rest, code, message }
  }
  get code(): FaultCode { return this.fault.code }
}

const RETRYABLE: ReadonlySet<FaultCode> = new Set<FaultCode>(['throttled', 'timeout', 'network', 'worker'])

/** Any thrown value as a fault. */
export function toFault(error: unknown): Fault {
  // Not by its class: a part of the worker that was bundled by itself has a copy of its own.
  if (error instanceof Error && 'fault' in error) return (error as ShakhesError).fault
  if (error instanceof Error) {
    const code: FaultCode = error.name === 'AbortError' ? 'aborted' : error.name === 'TimeoutError' ? 'timeout' : 'internal'
    return { code, message: error.message, retryable: code === 'timeout' }
  }
  return { code: 'internal', message: String(error), retryable: false }
}

/** A fault as an error again. */
export function fromFault(fault: Fault): ShakhesError {
  const { code, message, ...rest } = fault
  return new ShakhesError(code, message, rest)
}

/** What crosses the worker boundary: nothing is thrown across it. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }
