import type { WinRateDefinition } from '../../model/index.ts'

/** What only a table or a definition says. Arguments are formatted already. */
export const winRateDefine = {
  columns: { won: 'Won', decided: 'Decided', rate: 'Win rate', low: 'Interval from', high: 'Interval to', total: 'All' },
  define: {
    formulas: {
      decided: 'won ÷ (won + lost)', all: 'won ÷ all created', value: 'amount won ÷ amount of won and lost', stale: 'won ÷ (won + lost + stale)',
    } as Readonly<Record<WinRateDefinition, string>>,
    counts: 'Counts',
    countsText: {
      decided: 'opportunities that entered Won or Lost in the period',
      all: 'opportunities created in the period, as of the time below; open ones count as not won',
      value: 'amounts of opportunities that entered Won or Lost in the period',
      stale: 'opportunities that entered Won or Lost in the period, and stale open ones',
    } as Readonly<Record<WinRateDefinition, string>>,
    stale: 'Stale',
    staleText: (days: string) => `open for longer than ${days}`,
    standout: 'Above or below the rest',
    standoutText: 'a group against all others together, said only where the interval of the difference leaves out zero; the stricter, the more groups there are',
    overlap: 'Groups overlap',
    overlapText: (more: string) => `a deal of several products is in the group of each: together the groups have ${more} more than the total`,
    interval: 'Interval',
    intervalText: (range: string, level: string) => `${range}, Wilson, ${level}`,
    bootstrapText: (range: string, level: string) => `${range}, by resampling the deals, ${level}`,
    bounds: 'Bounds',
    boundsText: (range: string) => `${range}: where the share of these deals must end, unless one is reopened`,
    change: 'Change',
    changeText: (range: string, level: string) => `${range}, Newcombe, ${level}; a verdict only when zero lies outside`,
    small: 'Small samples',
    smallText: 'below five, counts only and no verdict; below thirty, or an interval wider than 35 points, grey',
    rep: 'Rep',
    repText: 'the owner at the moment of the decision',
  },
}
