import { LOST, OPEN_STAGES, WON } from './data.ts'

/**
 * What can be known of each opportunity once its events are read: what a careful user of any engine would derive at
 * loading, so that none has to do it again for every question.
 */
export interface Facts {
  /** The stage it is in, or `WON` or `LOST`. */
  readonly stage: Uint8Array
  /** The furthest stage, `OPEN_STAGES` when won. */
  readonly furthest: Uint8Array
  /** Day of the decision; −1 while open. */
  readonly decided: Int32Array
  /** By event: whole hours of the stay that it began, −1 while it lasts or where it is an end. */
  readonly hours: Int32Array
}

/** From events in the order of opportunities and time. */
export function factsOf(n: number, opportunity: ArrayLike<number>, stage: ArrayLike<number>, second: ArrayLike<number>): Facts {
  const facts = { stage: new Uint8Array(n), furthest: new Uint8Array(n), decided: new Int32Array(n).fill(-1), hours: new Int32Array(opportunity.length).fill(-1) }
  for (let e = 0; e < opportunity.length; e++) {
    const i = opportunity[e]!
    const now = stage[e]!
    facts.stage[i] = now
    if (now === WON) facts.furthest[i] = OPEN_STAGES
    else if (now !== LOST && now > facts.furthest[i]!) facts.furthest[i] = now
    if (now >= OPEN_STAGES) facts.decided[i] = Math.floor(second[e]! / 86_400)
    if (e > 0 && opportunity[e - 1] === i) facts.hours[e - 1] = Math.floor((second[e]! - second[e - 1]!) / 3600)
  }
  return facts
}
