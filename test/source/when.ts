import type { DataSource } from '../../src/source/index.ts'

/** Waits until something is true of a source, which says by its event that it changed. */
export function whenSource(source: DataSource, test: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!test()) return
      source.removeEventListener('change', look)
      resolve()
    }
    source.addEventListener('change', look)
    look()
  })
}
