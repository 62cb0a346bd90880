import { ShakhesError, toFault } from '../model/index.ts'
import { aborted } from './pace.ts'

interface Waiting { reject(error: unknown): void }

export interface Limits {
  readonly signal?: AbortSignal | undefined
  /** What to do when there was no answer and no sign of life for so long: whoever is told rejects all. */
  readonly silence?: { readonly ms: number, over(): void } | undefined
}

/** Calls that wait for an engine which may never answer: a call to a dead worker stays pending for ever otherwise. */
export class Pending {
  readonly #waiting = new Set<Waiting>()

  get size(): number { return this.#waiting.size }

  /**
   * The outcome of a call, or the first of: its signal, silence, or `rejectAll`.
   *
   * @param call - is given `alive`, which starts the silence anew
   */
  race<T>(call: (alive: () => void) => Promise<T>, { signal, silence }: Limits): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) return reject(aborted())
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = (): void => waiting.reject(aborted())
      const done = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
        signal?.removeEventListener('abort', stop)
      }
      const waiting: Waiting = {
        reject: (error) => {
          done()
          reject(error)
        },
      }
      const alive = (): void => {
        clearTimeout(timer)
        if (silence !== undefined && this.#waiting.has(waiting)) timer = setTimeout(() => silence.over(), silence.ms)
      }
      this.#waiting.add(waiting)
      signal?.addEventListener('abort', stop, { once: true })
      alive()
      const settle = (value: T): void => {
        done()
        resolve(value)
      }
      try {
        call(alive).then(settle, (error: unknown) => waiting.reject(asShakhesError(error)))
      } catch (error) {
        waiting.reject(asShakhesError(error))
      }
    })
  }

  rejectAll(error: ShakhesError): void {
    for (const waiting of this.#waiting) waiting.reject(error)
  }
}

/** What a call throws is a defect, but one that hosts can cause: settings that cannot be cloned. */
function asShakhesError(error: unknown): ShakhesError {
  if (error instanceof ShakhesError) return error
  if (error instanceof DOMException && error.name === 'DataCloneError') {
    return new ShakhesError('schema', `the settings of the source hold something that cannot be sent to a worker (${error.message}): use plain data`, { cause: error })
  }
  const { code, message, ...rest } = toFault(error)
  return new ShakhesError(code, message, { ...rest, cause: error })
}
