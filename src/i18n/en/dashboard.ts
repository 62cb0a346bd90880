/** Words of `shakhes-dashboard` and `shakhes-source`. */
export const dashboard = {
  title: 'Sales dashboard',
  filters: 'Chosen filters',
  asOf: (moment: string) => `As of ${moment}`,
  unfiltered: 'No filter chosen',
  remove: (field: string, label: string) => `Remove ${field}: ${label}`,
  badAttribute: (attribute: string, value: string, expected: string) =>
    `The attribute “${attribute}” is “${value}”; expected ${expected}.`,
  badSourceTitle: 'This data source is not set up correctly',
}
