-- METRICS J. Active at a moment: bought within the 20 days before it. Of those active at the period's start, the ones that
-- are at its end, or by T, when that comes first; a period that begins after T tells nothing. Once for everybody, and once
-- by segment and by product: who buys two products counts for both, be it in one deal.
WITH won AS (
  SELECT c, deal, person, segment, closed_at, from_ms, least(to_ms, t + 1) AS end_ms, 20 * 86400000 AS days
  FROM sales JOIN cases USING (c) WHERE status = 'won' AND person IS NOT NULL AND from_ms <= t
),
grouped AS (
  SELECT *, 'all' AS dimension, NULL AS value FROM won
  UNION ALL SELECT *, 'segment', segment FROM won
  UNION ALL SELECT w.*, 'product', s.product FROM won w JOIN sold s USING (c, deal)
),
active AS (
  SELECT c, dimension, value, person,
    bool_or(closed_at >= from_ms - days AND closed_at < from_ms) AS early,
    bool_or(closed_at >= end_ms - days AND closed_at < end_ms) AS late
  FROM grouped GROUP BY c, dimension, value, person
)
SELECT c, dimension, value, count(*) FILTER (early) AS atStart, count(*) FILTER (early AND late) AS kept, count(*) FILTER (late) AS atEnd
FROM active WHERE early OR late GROUP BY c, dimension, value ORDER BY c, dimension, value
