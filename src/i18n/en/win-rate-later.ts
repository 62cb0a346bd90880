/** Words of what a win rate is switched with. Arguments are formatted already. */
export const winRateLater = {
  by: 'What groups are made by',
  grain: 'Length of a period',
  course: 'Which deals belong to a period',
  mayRise: 'hatched may still rise',
  /** The same period by when its deals were created; after what is said of when they were decided. */
  created: (said: string) => `; created then: ${said}`,
}
