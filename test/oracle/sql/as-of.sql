-- METRICS G1: every number is a function of the events up to T.
CREATE OR REPLACE TABLE known AS
SELECT e.*, s.rank, s.kind FROM events e JOIN cases USING (c) JOIN stages s USING (stage) WHERE e.at_ms <= t;

-- METRICS A and G11. What holds of a deal at T: the last event tells where it is; the amount and the owner are the last
-- that an event told, else the deal's own; close time is the entry into Won or Lost.
CREATE OR REPLACE TABLE deals_at AS
SELECT d.c, d.deal, d.created_at, d.qualified_at, d.source, d.lost_reason, d.currency, d.customer, d.product,
  COALESCE(last.kind, 'open') AS status,
  CASE WHEN last.kind <> 'open' THEN last.at_ms END AS closed_at,
  COALESCE((SELECT amount_at FROM known k WHERE k.c = d.c AND k.deal = d.deal AND amount_at IS NOT NULL ORDER BY at_ms DESC, seq DESC LIMIT 1), d.amount) AS amount,
  COALESCE((SELECT owner_at FROM known k WHERE k.c = d.c AND k.deal = d.deal AND owner_at IS NOT NULL ORDER BY at_ms DESC, seq DESC LIMIT 1), d.owner) AS owner,
  (SELECT rank FROM known k WHERE k.c = d.c AND k.deal = d.deal AND kind = 'open' ORDER BY at_ms, seq LIMIT 1) AS entry_rank,
  -- Won sets the furthest rank beyond the last stage.
  CASE WHEN last.kind = 'won' THEN (SELECT count(*) FROM stages WHERE kind = 'open')
    ELSE (SELECT max(rank) FROM known k WHERE k.c = d.c AND k.deal = d.deal AND kind = 'open') END AS max_rank,
  (SELECT stage FROM known k WHERE k.c = d.c AND k.deal = d.deal AND kind = 'open' ORDER BY at_ms DESC, seq DESC LIMIT 1) AS open_stage
FROM deals d JOIN cases USING (c)
LEFT JOIN (SELECT c, deal, kind, at_ms FROM known QUALIFY row_number() OVER (PARTITION BY c, deal ORDER BY at_ms DESC, seq DESC) = 1) AS last
  USING (c, deal)
-- Void ones are in no number; what is created after T is not there yet, nor is what says nothing before its first event.
WHERE NOT d.void AND COALESCE(d.created_at, (SELECT min(at_ms) FROM events e WHERE e.c = d.c AND e.deal = d.deal)) <= t;

-- METRICS A, time in stage: one row a stay, in whole hours, floored.
CREATE OR REPLACE TABLE stays AS
SELECT c, deal, stage, rank, at_ms, next_ms, (COALESCE(next_ms, t) - at_ms) // 3600000 AS hours
FROM (SELECT *, lead(at_ms) OVER (PARTITION BY c, deal ORDER BY at_ms, seq) AS next_ms FROM known) JOIN cases USING (c)
WHERE kind = 'open';
