export const leaderboard = {
  title: 'Sales reps',
}
