import type { metric } from './en/metric.ts'
import { section, type Section } from './section.ts'

export type MetricWords = typeof metric

/** What `shakhes-metric` says. */
export const metricWords: Section<MetricWords> = section('metric', {
  en: () => import('./en/metric.ts').then((come) => come.metric),
  fa: () => import('./fa/metric.ts').then((come) => come.metric),
})
