-- METRICS L: merged_into tells that a customer is another. Whom one counts as stands at the end of the way, listed or not;
-- of five ids no way has more than four steps unless it goes round: then nobody can tell, and the row does not count.
CREATE OR REPLACE TABLE counted AS
WITH RECURSIVE way AS (
  SELECT c, customer, customer AS other, 0 AS steps FROM customers
  UNION ALL
  SELECT w.c, w.customer, k.merged_into, steps + 1 FROM way w JOIN customers k ON k.c = w.c AND k.customer = w.other
  WHERE k.merged_into <> k.customer AND steps < 5
)
SELECT c, customer, max(steps) = 5 AS round, CASE WHEN max(steps) = 5 THEN customer ELSE arg_max(other, steps) END AS person
FROM way GROUP BY c, customer;

-- Deals at T with who bought: the segment is the one of whoever they count as.
CREATE OR REPLACE TABLE sales AS
SELECT d.*, COALESCE(p.person, d.customer) AS person,
  (SELECT segment FROM customers k JOIN counted o USING (c, customer)
    WHERE k.c = d.c AND k.customer = COALESCE(p.person, d.customer) AND NOT o.round) AS segment
FROM deals_at d LEFT JOIN counted p USING (c, customer);

-- METRICS K, by T: a note is about the customer that it names, and about the one of its deal. A void deal takes its notes along.
CREATE OR REPLACE TABLE written AS
SELECT n.*, COALESCE(p.person, n.customer) AS named, s.person AS dealing
FROM notes n JOIN cases USING (c) LEFT JOIN counted p USING (c, customer) LEFT JOIN sales s ON s.c = n.c AND s.deal = n.deal
WHERE n.at_ms <= t AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.c = n.c AND d.deal = n.deal AND d.void);
