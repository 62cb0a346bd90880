// What a funnel is switched with, and what it shows only then: it comes after the first picture.
import { css } from 'lit'
import { choiceStyles } from './choice.ts'
import { replayStyles } from './funnel.replay.ts'
import { shownStyles } from './funnel.shows.ts'

export { FunnelHands } from './funnel.hands.ts'
export { funnelTip } from './funnel.tips.ts'
export { funnelKeys, funnelShown } from './funnel.shows.ts'
export const styles = css`${choiceStyles}${replayStyles}${shownStyles}`
