-- METRICS E, from qualification to Won, closed in the period: what was qualified after T, or after the end, says nothing.
WITH won AS (
  SELECT d.c, CASE WHEN qualified_at <= t AND qualified_at <= closed_at THEN closed_at - qualified_at END AS ms
  FROM deals_at d JOIN cases USING (c) WHERE status = 'won' AND closed_at >= from_ms AND closed_at < to_ms
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY c ORDER BY ms) AS place, count(*) OVER (PARTITION BY c) AS n FROM won WHERE ms IS NOT NULL
)
SELECT c,
  (SELECT count(*) FROM placed p WHERE p.c = cases.c) AS n,
  (SELECT COALESCE(sum(ms), 0) FROM placed p WHERE p.c = cases.c) AS sum,
  (SELECT [min(ms), max(ms)] FROM placed p WHERE p.c = cases.c AND place BETWEEN (n + 1) // 2 AND (n + 2) // 2) AS middle,
  (SELECT count(*) FROM won w WHERE w.c = cases.c AND ms IS NULL) AS unqualified
FROM cases ORDER BY c
