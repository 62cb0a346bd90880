// What a funnel is switched with, and what it shows only then: it comes after the first picture.
import { css } from 'lit'
import { choiceStyles } from './choice.ts'
import { replayStyles } from './funnel.replay.ts'
import { shownStyles } from './funnel.shows.ts'

export { FunnelHands } from './funnel.hands.ts'
export { funnelTip } from './funnel.tips.ts'
export { funnelKeys, funnelShown } from './funnel.shows.ts'
export const styles = css`
  /* Nothing moves before it was there. */
  .bar, .was { transition: inline-size var(--_motion); }
  .bar i { transition: flex-grow var(--_motion); }
${choiceStyles}${replayStyles}${shownStyles}`
