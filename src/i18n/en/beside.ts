/** Words for two groups beside each other, which come with the first reader who compares some. Arguments are formatted already. */
export const beside = {
  label: 'Two groups beside each other',
  by: 'Groups are',
  first: 'First group',
  second: 'Beside it',
  with: 'beside',
  rest: 'everyone else',
  above: (points: string) => `${points} above`,
  below: (points: string) => `${points} below`,
  whole: { up: (points: string, other: string) => `${points} above ${other}`, down: (points: string, other: string) => `${points} below ${other}`, same: (other: string) => `no clear difference from ${other}` },
  range: (range: string) => `the difference ${range}`,
  other: (name: string, rate: string) => `${name} (${rate})`,
  failed: 'The groups could not be read.',
}
