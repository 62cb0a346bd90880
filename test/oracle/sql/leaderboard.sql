-- METRICS C, D, E, G: by who owned the deal at the event. Medians by explicit order, of the two in the middle.
WITH decided AS (SELECT d.* FROM deals_at d JOIN cases USING (c) WHERE status <> 'open' AND closed_at >= from_ms AND closed_at < to_ms),
owners AS (SELECT DISTINCT c, owner FROM deals_at WHERE owner IS NOT NULL),
sizes AS (
  SELECT c, owner, amount, row_number() OVER whose AS place, count(*) OVER (PARTITION BY c, owner) AS n
  FROM decided WHERE status = 'won' AND currency = 'EUR' AND amount IS NOT NULL WINDOW whose AS (PARTITION BY c, owner ORDER BY amount)
),
cycles AS (
  SELECT c, owner, closed_at - created_at AS ms, row_number() OVER whose AS place, count(*) OVER (PARTITION BY c, owner) AS n
  FROM decided WHERE status = 'won' AND created_at IS NOT NULL WINDOW whose AS (PARTITION BY c, owner ORDER BY closed_at - created_at)
)
SELECT o.c, o.owner,
  (SELECT count(*) FROM decided d WHERE d.c = o.c AND d.owner = o.owner AND status = 'won') AS won,
  (SELECT count(*) FROM decided d WHERE d.c = o.c AND d.owner = o.owner AND status = 'lost') AS lost,
  (SELECT count(*) FROM deals_at d WHERE d.c = o.c AND d.owner = o.owner AND status = 'open') AS open,
  (SELECT COALESCE(sum(amount), 0) FROM sizes d WHERE d.c = o.c AND d.owner = o.owner) AS amount,
  (SELECT [min(amount), max(amount)] FROM sizes d WHERE d.c = o.c AND d.owner = o.owner AND place BETWEEN (n + 1) // 2 AND (n + 2) // 2) AS size,
  (SELECT count(*) FROM cycles d WHERE d.c = o.c AND d.owner = o.owner) AS cycles,
  (SELECT COALESCE(sum(ms), 0) FROM cycles d WHERE d.c = o.c AND d.owner = o.owner) AS cycleSum,
  (SELECT [min(ms), max(ms)] FROM cycles d WHERE d.c = o.c AND d.owner = o.owner AND place BETWEEN (n + 1) // 2 AND (n + 2) // 2) AS cycle
FROM owners o ORDER BY o.c, o.owner
