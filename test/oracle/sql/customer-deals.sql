-- METRICS B and E of the customer that is asked about: decided in the period; from creation to Won, closed in it.
WITH own AS (SELECT s.*, from_ms, to_ms FROM sales s JOIN cases USING (c) WHERE person = about AND closed_at >= from_ms AND closed_at < to_ms),
placed AS (
  SELECT c, closed_at - created_at AS ms, row_number() OVER (PARTITION BY c ORDER BY closed_at - created_at) AS place, count(*) OVER (PARTITION BY c) AS n
  FROM own WHERE status = 'won' AND created_at IS NOT NULL
)
SELECT c.c,
  (SELECT count(*) FROM own o WHERE o.c = c.c AND status = 'won') AS won,
  (SELECT count(*) FROM own o WHERE o.c = c.c AND status = 'lost') AS lost,
  (SELECT count(*) FROM placed p WHERE p.c = c.c) AS n,
  (SELECT COALESCE(sum(ms), 0) FROM placed p WHERE p.c = c.c) AS sum,
  (SELECT [min(ms), max(ms)] FROM placed p WHERE p.c = c.c AND place BETWEEN (n + 1) // 2 AND (n + 2) // 2) AS middle
FROM cases c ORDER BY c.c
