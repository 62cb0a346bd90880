-- METRICS A: the cohort created in the period, from entry. reached: entry_rank ≤ rank ≤ max_rank.
WITH cohort AS (SELECT d.* FROM deals_at d JOIN cases USING (c) WHERE created_at >= from_ms AND created_at < to_ms),
reached AS (
  SELECT d.*, s.stage, s.rank FROM cohort d JOIN stages s ON s.kind = 'open' AND s.rank BETWEEN d.entry_rank AND d.max_rank
)
SELECT c.c, s.stage,
  (SELECT count(*) FROM reached r WHERE r.c = c.c AND r.stage = s.stage) AS reached,
  (SELECT count(*) FROM reached r WHERE r.c = c.c AND r.stage = s.stage AND (r.max_rank > r.rank OR r.status = 'won')) AS advanced,
  (SELECT count(*) FROM reached r WHERE r.c = c.c AND r.stage = s.stage AND r.max_rank = r.rank AND r.status = 'lost') AS lost,
  (SELECT count(*) FROM reached r WHERE r.c = c.c AND r.stage = s.stage AND r.max_rank = r.rank AND r.status = 'open') AS open,
  (SELECT count(*) FROM cohort d WHERE d.c = c.c AND d.status = 'open' AND d.open_stage = s.stage) AS current,
  (SELECT count(*) FROM cohort d WHERE d.c = c.c AND d.entry_rank = s.rank) AS joined,
  (SELECT count(*) FROM reached r WHERE r.c = c.c AND r.stage = s.stage
    AND NOT EXISTS (SELECT 1 FROM known k WHERE k.c = r.c AND k.deal = r.deal AND k.stage = s.stage)) AS skipped,
  (SELECT count(*) FROM cohort d WHERE d.c = c.c AND d.status = 'lost' AND d.open_stage = s.stage) AS lostAt,
  (SELECT count(*) FROM stays v JOIN cohort d USING (c, deal) WHERE v.c = c.c AND v.stage = s.stage) AS visits,
  (SELECT count(DISTINCT deal) FROM stays v JOIN cohort d USING (c, deal) WHERE v.c = c.c AND v.stage = s.stage) AS entered,
  (SELECT COALESCE(sum(amount), 0) FROM reached r WHERE r.c = c.c AND r.stage = s.stage AND r.currency = 'EUR') AS amount,
  (SELECT count(*) FROM stays v JOIN cohort d USING (c, deal) WHERE v.c = c.c AND v.stage = s.stage AND next_ms IS NOT NULL) AS completed,
  (SELECT COALESCE(sum(hours), 0) FROM stays v JOIN cohort d USING (c, deal) WHERE v.c = c.c AND v.stage = s.stage AND next_ms IS NOT NULL) AS hours,
  -- The median of completed stays by explicit order: the mean of the two that stand in the middle.
  (SELECT [min(hours), max(hours)] FROM (
    SELECT hours, row_number() OVER (ORDER BY hours) AS place, count(*) OVER () AS n
    FROM stays v JOIN cohort d USING (c, deal) WHERE v.c = c.c AND v.stage = s.stage AND next_ms IS NOT NULL
  ) WHERE place BETWEEN (n + 1) // 2 AND (n + 2) // 2) AS middle
FROM cases c CROSS JOIN stages s WHERE s.kind = 'open' ORDER BY c.c, s.rank
