/** Words of what a funnel shows only when it is asked to. Arguments are formatted already. */
export const funnelLater = {
  half: 'until half have left',
  nine: 'until nine in ten have',
  nineWithin: (days: string) => `nine in ten: ${days}`,
  meanOf: (days: string) => `mean of those that left: ${days}`,
  stuckOf: (stuck: string, open: string) => `${stuck} of ${open} here stuck`,
  lostHere: 'Lost from here',
  forward: 'forward',
  backward: 'back',
  moved: {
    next: (n: string) => `${n} to the next`, skip: (n: string) => `${n} further ahead`, won: (n: string) => `${n} won`, back: (n: string) => `${n} back`, lost: (n: string) => `${n} lost`,
  },
  reopened: 'Reopened',
  pipeline: 'Pipeline',
  entered: (stage: string) => `Entered ${stage} in the period`,
  change: (to: string) => `, change to: ${to}`,
  replay: 'The funnel as it stood',
  slider: 'As of; the arrow keys move by a day',
  play: 'Play from here to now',
  pause: 'Pause',
  now: 'Back to now',

  /** Tips. What it is of, what is told, the figure, and its share; any but the first and the figure may be empty. */
  told: (name: string, what: string, figure: string, share: string) => `${[name, what].filter(Boolean).join(', ')}: ${[figure, share].filter(Boolean).join(', ')}`,
  further: 'further on',
  here: 'here now',
  tooFew: 'too few for a share',
  atMost: (share: string) => `at most ${share}, if every open deal gets there`,
  /** Of earlier deals, when they were as old; of another group, now. */
  was: (past: string, what: string, figure: string, group: boolean) => `${past}, ${what.toLowerCase()}: ${figure}${group ? '' : ', when those deals were as old'}`,
}
