-- METRICS B, slices: a deal closed in the period counts once for each of its products, with that product's amount.
SELECT c.c, s.product,
  count(*) FILTER (WHERE status = 'won') AS won, count(*) AS decided,
  COALESCE(sum(s.amount) FILTER (WHERE d.currency = 'EUR'), 0) AS amount, count(*) FILTER (WHERE s.amount IS NULL) AS missing
FROM cases c JOIN deals_at d ON d.c = c.c JOIN sold s ON s.c = d.c AND s.deal = d.deal
WHERE status <> 'open' AND closed_at >= from_ms AND closed_at < to_ms
GROUP BY c.c, s.product ORDER BY c.c, s.product
