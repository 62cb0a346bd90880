/** Settings as they were given. */
export type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Settings without those that nobody gave: what is undefined is left out, rather than said to be undefined. */
export const given = <T extends object>(settings: T): Given<T> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Given<T>
