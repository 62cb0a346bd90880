import type { messages } from './en/index.ts'

/** A catalogue: one section a part of the kit. Every language has the same keys; the compiler holds that. */
export type Messages = typeof messages
