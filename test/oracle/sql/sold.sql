-- METRICS B, slices: the products of a deal are those of its lines, each once; else its own.
CREATE OR REPLACE TABLE sold AS
SELECT d.c, d.deal, l.product, sum(l.amount) AS amount FROM deals d JOIN lines l ON l.c = d.c AND l.deal = d.deal GROUP BY ALL
UNION ALL
SELECT d.c, d.deal, d.product, d.amount FROM deals_at d WHERE NOT EXISTS (SELECT 1 FROM lines l WHERE l.c = d.c AND l.deal = d.deal);
