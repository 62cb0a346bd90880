-- METRICS K: null is unrecorded, which is not neutral; a hidden note tells no mood; a void deal takes its notes along.
SELECT c.c,
  count(n.at_ms) AS total,
  count(*) FILTER (WHERE mood = 'good_tempered' AND NOT hidden) AS good_tempered,
  count(*) FILTER (WHERE mood = 'hot_tempered' AND NOT hidden) AS hot_tempered,
  count(*) FILTER (WHERE mood = 'cheerful' AND NOT hidden) AS cheerful,
  count(*) FILTER (WHERE mood = 'sad' AND NOT hidden) AS sad,
  count(*) FILTER (WHERE mood = 'neutral' AND NOT hidden) AS neutral,
  count(n.at_ms) FILTER (WHERE mood IS NULL AND NOT hidden) AS unrecorded,
  max(n.at_ms) FILTER (WHERE is_contact) AS lastContact
FROM cases c LEFT JOIN notes n ON n.c = c.c AND n.at_ms <= t AND n.at_ms >= from_ms AND n.at_ms < to_ms
  AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.c = n.c AND d.deal = n.deal AND d.void)
GROUP BY c.c ORDER BY c.c
