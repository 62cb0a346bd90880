/**
 * Addresses of what the page itself loads only when it is needed, in the files for a script tag, which no bundler
 * splits. Bundlers never see this module: there, ordinary dynamic imports stand in its place.
 */
export const pageFileUrls = () => ({
  bridge: new URL('./bridge.js', import.meta.url).href,
  en: new URL('./en.js', import.meta.url).href,
  fa: new URL('./fa.js', import.meta.url).href,
  dashboard: new URL('./dashboard.js', import.meta.url).href,
  evidence: new URL('./evidence.js', import.meta.url).href,
  picture: new URL('./picture.js', import.meta.url).href,
  drill: new URL('./drill.js', import.meta.url).href,
  keys: new URL('./keys.js', import.meta.url).href,
  trend: new URL('./trend.js', import.meta.url).href,
  trendmore: new URL('./trendmore.js', import.meta.url).href,
  funnel: new URL('./funnel.js', import.meta.url).href,
  notes: new URL('./notes.js', import.meta.url).href,
  notesmore: new URL('./notesmore.js', import.meta.url).href,
  rates: new URL('./rates.js', import.meta.url).href,
  beside: new URL('./beside.js', import.meta.url).href,
  leaderboard: new URL('./leaderboard.js', import.meta.url).href,
} as const)
