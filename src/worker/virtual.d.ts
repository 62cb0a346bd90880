/** The worker's file as text, put there by the build; null in files that a script tag loads. */
declare module 'virtual:worker-source' {
  export const source: string | null
}
/** What the page's file lends to the scripts beside it, put there by the build of the files for a script tag. */
declare module 'virtual:lent' {
  import type { Lent } from './link.ts'
  export const lent: Lent
}
