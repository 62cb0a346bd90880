-- METRICS F and G9: the sum of what was won between given edges, in one currency; close time is the entry into Won.
SELECT c.c, m.place, COALESCE(sum(d.amount), 0) AS amount, count(d.amount) AS n
FROM cases c CROSS JOIN months m
LEFT JOIN deals_at d ON d.c = c.c AND d.status = 'won' AND d.currency = 'EUR' AND d.closed_at >= m.from_ms AND d.closed_at < m.to_ms
GROUP BY c.c, m.place ORDER BY c.c, m.place
