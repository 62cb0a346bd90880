/** Words of `shakhes-dashboard` and `shakhes-source`. */
export const dashboard = {
  title: 'Sales dashboard',
  filters: 'Chosen filters',
  remove: (field: string, label: string) => `Remove ${field}: ${label}`,
  clearAll: 'Clear all',
  undo: 'Undo',
  asOf: (moment: string) => `As of ${moment}`,
  filtered: (list: string) => `Filtered by ${list}`,
  unfiltered: 'No filter chosen',
  badAttribute: (attribute: string, value: string, expected: string) =>
    `The attribute “${attribute}” is “${value}”; expected ${expected}.`,
  badSourceTitle: 'This data source is not set up correctly',
}
