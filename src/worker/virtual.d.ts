/** The worker's file as text, put there by the build; null in files that a script tag loads. */
declare module 'virtual:worker-source' {
  export const source: string | null
}
