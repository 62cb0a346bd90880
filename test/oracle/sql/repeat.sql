-- METRICS J, repeat rate: customers with two wins or more, of those with one and full follow-up: what they bought first no
-- longer makes them active at the end.
WITH first_wins AS (
  SELECT c, person, count(*) AS wins, min(closed_at) < least(any_value(to_ms), any_value(t) + 1) - 20 * 86400000 AS followed
  FROM sales JOIN cases USING (c) WHERE status = 'won' AND person IS NOT NULL AND closed_at < least(to_ms, t + 1)
  GROUP BY c, person
)
SELECT c.c, count(person) FILTER (wins >= 2 AND followed) AS k, count(person) FILTER (followed) AS n
FROM cases c LEFT JOIN first_wins w ON w.c = c.c GROUP BY c.c ORDER BY c.c
