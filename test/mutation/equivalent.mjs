// Changes that change nothing anybody could notice, each with the reason.

const [STATS, TIME, METRICS] = ['src/engine/stats', 'src/time', 'src/engine/metrics']
/** What handing over needs of answers. */
const TOGETHER = ['!about', '!deals', '!contact', '!mood', '!promises', '!pinned']
/** A file, why no result can tell, and the changes: what stands there, and what is put there. */
const SAME = [
  { file: `${STATS}/beta.ts`, why: 'numbers drawn from a continuum, or one in 2³² of them, fall right on an edge with a chance of next to nothing', changes: [
    ['random() * (a + b) < a', 'random() * (a + b) <= a'], ['v > 0', 'v >= 0'],
    ['log(1 - random()) < x * x / 2 + d - d * v + d * log(v)', 'log(1 - random()) <= x * x / 2 + d - d * v + d * log(v)'],
  ] },
  { file: `${STATS}/elementary.ts`, why: 'arithmetic leaves what is no number one, and comes to 0 by itself that far below', changes: [
    ['x !== x', 'false'], ['x < -745.2', 'x <= -745.2'],
  ] },
  { file: `${STATS}/elementary.ts`, why: 'a whole multiple of ln 2 beside the nearest leaves a rest that seventeen terms hold as well', changes: [
    ['x / (LN2_HIGH + LN2_LOW) + 0.5', 'x / (LN2_HIGH + LN2_LOW) - 0.5'], ['LN2_HIGH + LN2_LOW', 'LN2_HIGH - LN2_LOW'],
  ] },
  ...['gamma', 'poisson'].map((name) => ({ file: `${STATS}/${name}.ts`, why: 'going on when nothing more is added adds nothing', changes: ['1e-15', '1e-16'].flatMap((rest) => [
    [`Math.abs(d * c - 1) < ${rest}`, 'false'], ['d * c - 1', 'd * c + 1'], ['d * c', 'd / c'],
  ]) })),
  { file: `${STATS}/kaplan-meier.ts`, why: 'what lies behind the end of a column equals no time', changes: [
    ['i < durations.length', 'true'], ['i < durations.length', 'i <= durations.length'],
  ] },
  { file: `${STATS}/normal.ts`, why: 'that far out it is 0 or 1 within the error that is told', changes: [['x < -8.5', 'x <= -8.5'], ['x > 8.5', 'x >= 8.5']] },
  { file: `${STATS}/normal.ts`, why: 'a guard against never ending that no argument meets, and steps of nothing', changes: [
    ['i < 100', 'i <= 100'], ['i++', 'i--'], ['!(step > 1e-15)', 'false'], ['step > 1e-15', 'true'], ['step > 1e-15', 'step >= 1e-15'],
  ] },
  { file: `${STATS}/beta.ts`, why: 'the logarithm of what is not above 0 is no number, and nothing is below that', changes: [['v > 0', 'true']] },
  { file: `${STATS}/bootstrap.ts`, why: 'a cell with a sum has deals', changes: [['c.n > 0', 'true'], ['c.n > 0', 'c.n >= 0']] },
  { file: `${STATS}/bootstrap.ts`, why: 'a normal number is as likely as its opposite', changes: [
    ['n + Math.sqrt(n) * normalDraw(random)', 'n - Math.sqrt(n) * normalDraw(random)'],
  ] },
  { file: `${STATS}/bootstrap.ts`, why: 'the sum of so many Poisson numbers is what the normal one stands for', changes: [['n > FEW', 'false'], ['n > FEW', 'n >= FEW']] },
  { file: `${STATS}/bootstrap.ts`, why: 'a draw on the edge, or beyond sixteen, comes once in billions', changes: [
    ['u >= below', 'u > below'], ['k < 16', 'true'], ['k < 16', 'k <= 16'],
  ] },
  { file: `${STATS}/chi-square.ts`, why: 'what is expected sums to what was observed, so Σ(x − e)(x + e)/e is Σ(x − e)²/e', changes: [['x - due', 'x + due']] },
  { file: `${STATS}/elementary.ts`, why: 'both ways give the same at the edge itself', changes: [
    ['x < 2.2250738585072014e-308', 'x <= 2.2250738585072014e-308'], ['mantissa > SQRT2', 'mantissa >= SQRT2'],
  ] },
  { file: `${STATS}/gamma.ts`, why: 'the series holds from 12 on, and at 13', changes: [['y < 12', 'y <= 12']] },
  { file: `${STATS}/gamma.ts`, why: 'the fraction comes to 0 and 1 at the ends by itself', changes: [
    ['x <= 0', 'false'], ['x <= 0', 'x < 0'], ['x >= 1', 'false'], ['x >= 1', 'x > 1'],
  ] },
  { file: `${STATS}/gamma.ts`, why: 'guards against a division by 0 and against never ending that no argument meets', changes: [
    ['Math.abs(v) < 1e-300', 'false'], ['Math.abs(v) < 1e-300', 'Math.abs(v) <= 1e-300'], ['m < 1000', 'm <= 1000'],
    ['Math.abs(d * c - 1) < 1e-15', 'Math.abs(d * c - 1) <= 1e-15'],
  ] },
  { file: `${STATS}/kaplan-meier.ts`, why: 'the 1e-9 are slack for rounding: no curve stands right on them', changes: [['survival <= 1 - q + 1e-9', 'survival < 1 - q + 1e-9']] },
  { file: `${STATS}/moving-average.ts`, why: 'what comes first is divided by its own weight, whatever that is', changes: [
    ['recursive && weight > 0', 'true'], ['weight > 0', 'true'], ['weight > 0', 'weight >= 0'],
  ] },
  { file: `${STATS}/poisson.ts`, why: 'the series gives 0 at 0 by itself', changes: [['x <= 0', 'false'], ['x <= 0', 'x < 0']] },
  { file: `${STATS}/poisson.ts`, why: 'series and fraction meet around the shape, and both go on until nothing more is added', changes: [
    ['50 * Math.sqrt(shape)', '50 / Math.sqrt(shape)'], ['x < shape + 1', 'true'], ['x < shape + 1', 'x <= shape + 1'], ['shape + 1', 'shape - 1'],
    ['n < most && term > sum * 1e-17', 'n < most || term > sum * 1e-17'], ['n < most', 'true'], ['n < most', 'n <= most'],
    ['term > sum * 1e-17', 'true'], ['term > sum * 1e-17', 'term >= sum * 1e-17'],
    ['Math.abs(v) < 1e-300', 'false'], ['Math.abs(v) < 1e-300', 'Math.abs(v) <= 1e-300'], ['Math.abs(d * c - 1) < 1e-16', 'Math.abs(d * c - 1) <= 1e-16'],
  ] },
  { file: `${STATS}/poisson.ts`, why: 'halving comes as near whichever half has the edge', changes: [
    ['incompleteGamma(shape, high) < p', 'incompleteGamma(shape, high) <= p'], ['incompleteGamma(shape, middle) < p', 'incompleteGamma(shape, middle) <= p'],
  ] },
  { file: `${STATS}/proportion-test.ts`, why: 'with all or none there is one table, and the sum over it is 1', changes: [
    ['k === 0 || k === n', 'false'], ['k === 0 || k === n', 'k === 0 && k === n'], ['k === 0', 'false'], ['k === n', 'false'],
  ] },
  { file: `${STATS}/proportion-test.ts`, why: 'tables are weighed against the one that the sum begins at, and those beyond either end weigh nothing', changes: [
    ['Math.max(0, k - (n - n1))', 'Math.min(0, k - (n - n1))'], ['n - n1', 'n + n1'], ['Math.min(k, n1)', 'Math.max(k, n1)'],
    ['Math.min(most, Math.max(least, Math.floor(((n1 + 1) * (k + 1)) / (n + 2))))', 'Math.max(most, Math.max(least, Math.floor((n1 + 1) * (k + 1) / (n + 2))))'],
    ['n1 + 1', 'n1 - 1'], ['k + 1', 'k - 1'], ['n + 2', 'n - 2'], ['x <= most && weight > negligible', 'x <= most || weight > negligible'],
    ['x <= most', 'true'], ['weight > negligible', 'true'], ['weight > negligible', 'weight >= negligible'], ['!(weight > negligible)', 'false'],
  ] },
  { file: `${STATS}/proportion-test.ts`, why: 'the bound is a ten-millionth above what was observed: no table stands on it', changes: [['weight <= bound', 'weight < bound']] },
  { file: `${STATS}/rank.ts`, why: 'of equal neighbours the last is kept instead of the first', changes: [['i - 1', 'i + 1']] },
  { file: `${STATS}/shrinkage.ts`, why: 'the 1e-12 are slack for rounding', changes: [['room <= 1e-12', 'room < 1e-12']] },
  { file: `${STATS}/simulate.ts`, why: 'what is written behind the last total is dropped', changes: [['i < draws', 'i <= draws']] },
  { file: `${STATS}/simulate.ts`, why: 'the sum is squared', changes: [['all + c.count * c.amount', 'all - c.count * c.amount']] },
  { file: `${STATS}/simulate.ts`, why: 'a gamma number of shape 0 is 0, and the ratio of the two 0 or 1', changes: [
    ['a <= 0', 'false'], ['a <= 0', 'a < 0'], ['b <= 0', 'false'], ['b <= 0', 'b < 0'],
  ] },
  { file: `${STATS}/simulate.ts`, why: 'one draw in 2³² falls right on the chance', changes: [['random() < p', 'random() <= p']] },
  { file: `${STATS}/simulate.ts`, why: 'a normal number times nothing', changes: [['sum === 0', 'false']] },
  { file: `${STATS}/simulate.ts`, why: 'a normal number is as likely as its opposite', changes: [
    ['sum * p + normalDraw(random) * Math.sqrt(squares * p * (1 - p))', 'sum * p - normalDraw(random) * Math.sqrt(squares * p * (1 - p))'],
  ] },
  { file: `${STATS}/student-t.ts`, why: 'at one half both sides are 0, and halving comes as near whichever half has the edge', changes: [
    ['p < 0.5', 'p <= 0.5'], ['upperTail(high) > 1 - p', 'upperTail(high) >= 1 - p'], ['upperTail(middle) > 1 - p', 'upperTail(middle) >= 1 - p'],
  ] },
  { file: `${STATS}/student-t.ts`, why: 'a guard against never ending that no argument meets', changes: [['high < 1e12', 'true'], ['high < 1e12', 'high <= 1e12']] },
  { file: `${STATS}/total.ts`, why: 'nothing with any chance, added or not, is the same total', changes: [
    ['amount > 0', 'true'], ['amount > 0', 'amount >= 0'],
  ] },
  { file: `${STATS}/total.ts`, why: 'what lies behind the end of a column is no number: it equals nothing and is less than nothing', changes: [
    ['without < n', 'true'], ['without < n', 'without <= n'], ['i < values.length', 'i <= values.length'],
  ] },
  { file: `${STATS}/total.ts`, why: 'of equal values either is taken', changes: [['values[without]! < next', 'values[without]! <= next']] },
  { file: `${STATS}/total.ts`, why: 'the 1e-9 are slack for rounding', changes: [['passed >= q - 1e-9', 'passed > q - 1e-9']] },
  { file: `${STATS}/turning-points.ts`, why: 'set at the first value, before anything reads it', changes: [['-1', '+1']] },
  { file: `${STATS}/turning-points.ts`, why: 'on the way down the highest is not looked at, and is set anew where the way turns; so is the lowest on the way up', changes: [
    ["direction !== 'down'", 'true'], ["direction !== 'up'", 'true'],
  ] },
  { file: `${TIME}/business.ts`, why: 'no day lies between a date and itself', changes: [['until <= first', 'until < first']] },
  { file: `${TIME}/business.ts`, why: 'seven days on or seven days back are every weekday once', changes: [['first + i', 'first - i']] },
  { file: `${TIME}/calendar.ts`, why: 'that a key is known is told by anything that is kept of it', changes: [['true', 'false']] },
  { file: `${TIME}/calendar.ts`, why: 'no month has 32 days', changes: [['day > 32', 'day >= 32']] },
  { file: `${TIME}/calendar.ts`, why: 'keys are as different the other way round', changes: [
    ['(year * 16 + month) * 64 + day', '(year * 16 + month) * 64 - day'], ['year * 16 + month', 'year * 16 - month'],
  ] },
  { file: `${TIME}/calendar.ts`, why: 'a day that a month does not have is in another month', changes: [['real.day === day', 'true']] },
  { file: `${TIME}/calendar.ts`, why: 'Temporal refuses a date with a range error, and with no other', changes: [['error instanceof RangeError', 'true']] },
  { file: `${TIME}/persian.ts`, why: 'six months of 31 days are 186 either way', changes: [['month <= 7', 'month < 7']] },
  { file: `${STATS}/welch.ts`, why: 'Σ(x − m)(x + m) is Σ(x − m)²', changes: [['x - centre', 'x + centre']] },
  { file: `${METRICS}/ask.ts`, why: 'made anew, a question asks the same; counted without what it is picked from, an answer is the same', changes: [
    ['last?.[0] === query', 'false'], ['{ return denseOf(this.#aggregate) }', '{}'],
  ] },
  { file: `${METRICS}/ask.ts`, why: 'what lies behind the end of a column adds nothing', changes: [['i < column.length', 'i <= column.length']] },
  { file: `${METRICS}/attainment.ts`, why: 'a piece more, in which nothing was won; and without goals there is neither quota nor deal', changes: [
    ['edges.slice(1)', 'edges'], ['goals.length === 0', 'false'],
  ] },
  { file: `${METRICS}/cards/attainment.ts`, why: 'of no days none have passed; and the one of one is that one', changes: [
    ['total === 0', 'false'], ['filters.length === 1', 'false'],
  ] },
  { file: `${METRICS}/cards/cycle.ts`, why: 'what was decided and not won was lost', changes: [["status === 'lost'", 'true']] },
  { file: `${METRICS}/cards/cycle-curves.ts`, why: 'fewer than twenty winners are too few, and none are fewer', changes: [['p90 === null', 'false']] },
  { file: `${METRICS}/cards/forecast-chances.ts`, why: 'a path has both ends or neither, and no stage has no name', changes: [
    ['greatest === null', 'false'], ['stage === null', 'false'],
  ] },
  { file: `${METRICS}/cards/goal.ts`, why: 'a goal without a day in the period covers none of it', changes: [
    ['goal.period.start < period.end', 'true'], ['goal.period.start < period.end', 'goal.period.start <= period.end'],
    ['goal.period.end > period.start', 'true'], ['goal.period.end > period.start', 'goal.period.end >= period.start'],
  ] },
  { file: `${METRICS}/cards/last-reach.ts`, why: 'what is not known is null in answers; and of two contacts of one moment either is the last', changes: [
    ['customer !== undefined', 'true'], ['at > (last.get(String(customer)) ?? -Infinity)', 'at >= (last.get(String(customer)) ?? -Infinity)'],
  ] },
  { file: `${METRICS}/cards/mood.ts`, why: 'a reason is told only where there is no value', changes: [['value === null', 'true']] },
  { file: `${METRICS}/cards/size-bands.ts`, why: 'nothing, medium and large rise by themselves', changes: [
    ['[...new Set([0, medium, large, Number.MAX_SAFE_INTEGER])].sort((a, b) => a - b)', '[...new Set([0, medium, large, Number.MAX_SAFE_INTEGER])]'],
    ['[...new Set([0, medium, large])].sort((a, b) => a - b)', '[...new Set([0, medium, large])]'], ['(a, b) => a - b', '() => undefined'],
  ] },
  { file: `${METRICS}/cards/size-bands.ts`, why: 'a band of deals with a length is among all that have one, and null is above no length', changes: [
    ['median !== null && usual !== null', 'true'], ['median !== null && usual !== null', 'median !== null || usual !== null'],
    ['median !== null', 'true'], ['usual !== null', 'true'],
  ] },
  { file: `${METRICS}/cards/stock.ts`, why: 'a step more, in which nobody moves; and nothing moves after T', changes: [['edges.slice(1)', 'edges'], ['bucket.end > asOf', 'false']] },
  { file: `${METRICS}/cards/velocity.ts`, why: 'asked together or not at all', changes: [['before && openBefore', 'before || openBefore']] },
  { file: `${METRICS}/cards/workload.ts`, why: 'asked where there is a past alone; and no counts have a p of one in twenty to the last digit', changes: [
    ['before && context.past', 'before || context.past'], ['test.p < CHANCE', 'test.p <= CHANCE'],
  ] },
  { file: `${METRICS}/funnel.ts`, why: 'of a key that was not asked for there is no column', changes: [
    ['groups.width > PATH.length', 'true'], ['groups.width > PATH.length', 'groups.width >= PATH.length'],
  ] },
  { file: `${METRICS}/funnel-stays.ts`, why: 'looked up anew for each group, put in order as a whole, counted from the beginning, or made of columns, stays are the same, later', changes: [
    ['group === from || names[group] !== last', 'true'], ['group === from', 'false'], ['group === from', 'group !== from'],
    ['dense === undefined', 'true'], ['place < 0', 'false'], ['own[place] !== NONE', 'true'], ['own[place] !== NONE', 'own[place] === NONE'],
    ['before?.size === size', 'false'], ['before !== undefined && before.size < size', 'false'], ['before.size < size', 'before.size <= size'],
    ['!isRising(added, hours)', 'true'], ['!(hours[groups[i - 1]!]! <= hours[groups[i]!]!)', 'true'], ['i < groups.length', 'i <= groups.length'],
    ['used.hours.length < length', 'true'], ['used.hours.length < length', 'used.hours.length <= length'],
    ['place < before', 'place <= before'], ['place < before', 'false'],
  ] },
  { file: `${METRICS}/funnel-stays.ts`, why: 'of equal hours either comes first, groups without rows and columns of nothing add nothing, and before the first there is none', changes: [
    ['before.hours[middle]! <= hours[group]!', 'before.hours[middle]! < hours[group]!'], ['rows === 0', 'false'], ['name !== null', 'true'],
    ['to > from', 'true'], ['to > from', 'to >= from'], ['i >= 0', 'true'],
  ] },
  { file: `${METRICS}/cards/forecast.ts`, why: 'another seed draws as well', changes: [['seed(query) + place + 1', 'seed(query) + place - 1']] },
  { file: `${METRICS}/cards/velocity.ts`, why: 'nothing is decided after T, so that there is no velocity either way', changes: [['open === null', 'false']] },
  { file: `${METRICS}/funnel-stages.ts`, why: 'a lost deal without a path stands in no open stage', changes: [
    ["status === 'open' && stage !== null", "status === 'open' || stage !== null"],
  ] },
  { file: `${METRICS}/index.ts`, why: 'once they are loaded, no name of a card comes that far', changes: [['cards === null', 'true']] },
  { file: `${METRICS}/leaderboard-anonymous.ts`, why: 'with no team shown everybody is left, who are a crowd', changes: [['shown.length > 0', 'true'], ['shown.length > 0', 'shown.length >= 0']] },
  { file: `${METRICS}/notes-cursor.ts`, why: 'what is not said is above nothing', changes: [['offset !== undefined', 'true']] },
  { file: `${METRICS}/notes-handover.ts`, why: 'asked together or not at all', changes: TOGETHER.slice(1).flatMap((last, i) => {
    const [before, whole] = [TOGETHER.slice(0, i + 1).join(' || '), TOGETHER.slice(0, i + 2).join(' || ')]
    return [[whole, 'false'], [whole, `${i === 0 ? before : `(${before})`} && ${last}`], [last, 'false'], ['!about', 'false']]
  }) },
  { file: `${METRICS}/notes.ts`, why: 'where nothing is shown, nothing is left', changes: [['entries.length > 0', 'true'], ['entries.length > 0', 'entries.length >= 0']] },
  { file: `${METRICS}/notes-timeline.ts`, why: 'what is pinned is of one list, and stands first in it already, in its order', changes: [
    ['Number(b.entry.pinned) - Number(a.entry.pinned)', 'Number(b.entry.pinned) + Number(a.entry.pinned)'],
  ] },
  { file: `${METRICS}/trend-average.ts`, why: 'what is put under no number is in no place', changes: [['place.shown !== null', 'true']] },
  { file: `${METRICS}/trend-partial.ts`, why: 'what is put under no number is in no place, and before the first there is nothing to average', changes: [
    ['place !== null && last >= 0', 'true'], ['place !== null', 'true'], ['last >= 0', 'true'],
  ] },
  { file: `${METRICS}/trend-effects.ts`, why: 'an end that may be off by one may be so to either side', changes: [['until + end', 'until - end'], ['first + start', 'first - start']] },
  { file: `${METRICS}/trend-goal.ts`, why: 'a goal that asks for something does so on working days', changes: [['totalDays === 0', 'false']] },
  { file: `${METRICS}/notes.ts`, why: 'what is no object has neither a customer nor an opportunity', changes: [["typeof v === 'object'", 'true']] },
  { file: `${METRICS}/notes.ts`, why: 'read from the beginning, a page is the same, later', changes: [["include.includes('moves') || include.includes('interventions')", 'true']] },
  { file: `${METRICS}/trend.ts`, why: 'nothing behind the last bucket is read, and what lies behind the end of a column is put nowhere', changes: [
    ['axis.edges.length - 1', 'axis.edges.length + 1'], ['i < places.length', 'i <= places.length'],
  ] },
  { file: `${METRICS}/win-rate.ts`, why: 'deals that are worth nothing have no interval either way', changes: [['n > 0', 'true'], ['n > 0', 'n >= 0']] },
]

/** @returns why a change changes nothing, or undefined */
export const equivalent = (file, { source, replacement }) => SAME
  .find((one) => one.file === file && one.changes.some(([from, to]) => from === source && to === replacement))?.why
