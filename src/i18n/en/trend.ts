export const trend = {
  title: 'Sales and their moving average',
}
