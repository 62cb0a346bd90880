import { fromFault, ShakhesError } from '../model/index.ts'
import type { Outcome } from '../model/index.ts'
import type { Answer, Asked, Question } from '../worker/protocol.ts'

/** The engine, as far as questions go. */
export interface Respondent {
  nextId(): number
  ask(questions: readonly Asked[]): Promise<readonly Outcome<Answer>[]>
  cancel(ids: readonly number[]): void
}

type Value = Answer['value']

/** A question and those who wait for its answer; kept with the answer until the data changes. */
interface Shared {
  readonly id: number
  readonly key: string
  readonly question: Question
  readonly waiting: Set<{ readonly resolve: (value: Value) => void, readonly reject: (error: unknown) => void }>
  sent: boolean
  answer: Answer | null
}

/** Answers kept for one version of the data; far more than a dashboard asks. */
const KEPT = 256

/**
 * Puts questions to an engine: equal ones once, those of one task in one batch, and each answer is kept until the data
 * changes.
 */
export class Questions {
  readonly #respondent: Respondent
  /** By canonical JSON, the least recently used first. */
  readonly #shared = new Map<string, Shared>()
  #outbox: Shared[] = []
  #version = 0
  /** Batches under way. */
  #sent = 0

  constructor(respondent: Respondent) { this.#respondent = respondent }

  /** Whether answers are on their way. */
  get asking(): boolean { return this.#outbox.length + this.#sent > 0 }

  /** The answer that is at hand. */
  kept(key: string): Value | undefined {
    const shared = this.#shared.get(key)
    if (shared === undefined || shared.answer === null) return undefined
    this.#shared.delete(key)
    this.#shared.set(key, shared)
    return shared.answer.value
  }

  /** Rejects with `aborted` at once when the signal says so, whatever the others want. */
  ask(key: string, question: Question, signal?: AbortSignal): Promise<Value> {
    const kept = this.kept(key)
    if (kept !== undefined) return Promise.resolve(kept)
    const shared = this.#shared.get(key) ?? this.#open(key, question)
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        shared.waiting.delete(waiter)
        reject(new ShakhesError('aborted', 'nobody waits for this any more'))
        if (shared.waiting.size === 0) this.#drop(shared)
      }
      const done = (): void => signal?.removeEventListener('abort', leave)
      const waiter = {
        resolve: (value: Value) => {
          done()
          resolve(value)
        },
        reject: (error: unknown) => {
          done()
          reject(error)
        },
      }
      shared.waiting.add(waiter)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  /** The data is another one: what was kept is of no use, and what is still to come must be of this version. */
  renew(version: number): void {
    this.#version = version
    for (const [key, { answer }] of this.#shared) if (answer !== null) this.#shared.delete(key)
  }

  /** Nothing will be answered any more. */
  end(error: ShakhesError): void {
    for (const shared of this.#shared.values()) this.#fail(shared, error)
    this.#outbox = []
  }

  #open(key: string, question: Question): Shared {
    const shared: Shared = { id: this.#respondent.nextId(), key, question, waiting: new Set(), sent: false, answer: null }
    this.#shared.set(key, shared)
    this.#post(shared)
    return shared
  }

  /** Sends at the end of the task: widgets that hear of new data in one go ask one after the other. */
  #post(shared: Shared): void {
    shared.sent = false
    if (this.#outbox.push(shared) > 1) return
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      void this.#send()
    }
    port2.postMessage(null)
  }

  async #send(): Promise<void> {
    const batch = this.#outbox
    this.#outbox = []
    if (batch.length === 0) return
    for (const shared of batch) shared.sent = true
    this.#sent++
    try {
      const outcomes = await this.#respondent.ask(batch.map(({ id, question }) => ({ id, question })))
      batch.forEach((shared, i) => this.#settle(shared, outcomes[i]!))
    } catch (error) {
      for (const shared of batch) this.#fail(shared, error)
    } finally {
      this.#sent--
    }
  }

  #settle(shared: Shared, outcome: Outcome<Answer>): void {
    // Everybody may have left, and somebody come back with a new one.
    if (this.#shared.get(shared.key) !== shared) return
    if (!outcome.ok) return this.#fail(shared, fromFault(outcome.fault))
    // The data changed while this was on its way: the latest wins.
    if (outcome.value.version < this.#version) return this.#post(shared)
    shared.answer = outcome.value
    for (const { resolve } of shared.waiting) resolve(outcome.value.value)
    shared.waiting.clear()
    this.#trim()
  }

  #fail(shared: Shared, error: unknown): void {
    if (this.#shared.get(shared.key) === shared) this.#shared.delete(shared.key)
    for (const { reject } of shared.waiting) reject(error)
    shared.waiting.clear()
  }

  #drop(shared: Shared): void {
    if (this.#shared.get(shared.key) === shared) this.#shared.delete(shared.key)
    this.#outbox = this.#outbox.filter((other) => other !== shared)
    if (shared.sent) this.#respondent.cancel([shared.id])
  }

  #trim(): void {
    for (const [key, { answer }] of this.#shared) {
      if (this.#shared.size <= KEPT) return
      if (answer !== null) this.#shared.delete(key)
    }
  }
}
