-- METRICS B: the four definitions. Closed in the period: decided, by value, stale; created in it: all.
SELECT c.c,
  count(*) FILTER (WHERE status = 'won' AND closed_at >= from_ms AND closed_at < to_ms) AS won,
  count(*) FILTER (WHERE status = 'lost' AND closed_at >= from_ms AND closed_at < to_ms) AS lost,
  count(*) FILTER (WHERE status = 'won' AND created_at >= from_ms AND created_at < to_ms) AS createdWon,
  count(*) FILTER (WHERE created_at >= from_ms AND created_at < to_ms) AS created,
  count(*) FILTER (WHERE status = 'open' AND created_at >= from_ms AND created_at < to_ms) AS createdOpen,
  COALESCE(sum(amount) FILTER (WHERE status = 'won' AND currency = 'EUR' AND closed_at >= from_ms AND closed_at < to_ms), 0) AS wonAmount,
  COALESCE(sum(amount) FILTER (WHERE status <> 'open' AND currency = 'EUR' AND closed_at >= from_ms AND closed_at < to_ms), 0) AS decidedAmount,
  -- An open deal turns stale when it grows older than 20 days, and counts in the period in which it does.
  count(*) FILTER (WHERE status = 'open' AND created_at < t - 20 * 86400000 AND created_at + 20 * 86400000 >= from_ms
    AND created_at + 20 * 86400000 < to_ms) AS stale
FROM cases c LEFT JOIN deals_at d ON d.c = c.c GROUP BY c.c ORDER BY c.c
