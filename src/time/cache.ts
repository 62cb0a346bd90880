const caches = new Set<Map<unknown, unknown>>()

/** A map for what can be computed again. All such maps are emptied when Temporal is exchanged. */
export function cache<K, V>(): Map<K, V> {
  const map = new Map<K, V>()
  caches.add(map)
  return map
}

export function clearCaches(): void {
  for (const map of caches) map.clear()
}

/**
 * The value at a key, made when absent. Above `limit` entries the oldest one goes, so that a reader who brushes all
 * day does not fill the memory.
 */
export function remember<K, V>(map: Map<K, V>, key: K, limit: number, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = make()
  if (map.size >= limit) for (const oldest of map.keys()) { map.delete(oldest); break }
  map.set(key, value)
  return value
}
