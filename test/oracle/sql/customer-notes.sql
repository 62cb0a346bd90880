-- METRICS K: what may be read about the customer that is asked about, in the period and, to hand over, by T.
WITH readable AS (SELECT w.*, from_ms, to_ms FROM written w JOIN cases USING (c) WHERE NOT hidden AND (named = about OR dealing = about)),
inside AS (SELECT * FROM readable WHERE at_ms >= from_ms AND at_ms < to_ms)
SELECT c.c,
  (SELECT count(*) FROM inside i WHERE i.c = c.c) AS total,
  (SELECT count(*) FROM inside i WHERE i.c = c.c AND mood IS NULL) AS unrecorded,
  (SELECT count(*) FILTER (mood IN ('cheerful', 'good_tempered')) - count(*) FILTER (mood IN ('sad', 'hot_tempered')) FROM inside i WHERE i.c = c.c) AS balance,
  (SELECT count(*) FROM inside i WHERE i.c = c.c AND needs_action) AS action,
  (SELECT max(at_ms) FROM inside i WHERE i.c = c.c AND is_contact) AS contact,
  (SELECT count(*) FROM sales s WHERE s.c = c.c AND s.person = about) AS deals,
  (SELECT max(at_ms) FROM readable r WHERE r.c = c.c AND is_contact) AS lastContact,
  (SELECT max(at_ms) FROM readable r WHERE r.c = c.c AND mood IS NOT NULL) AS lastMood,
  (SELECT list(DISTINCT mood) FROM readable r WHERE r.c = c.c AND mood IS NOT NULL
    AND at_ms = (SELECT max(at_ms) FROM readable x WHERE x.c = r.c AND mood IS NOT NULL)) AS moods,
  (SELECT count(*) FROM readable r WHERE r.c = c.c AND needs_action) AS promises,
  (SELECT count(*) FROM readable r WHERE r.c = c.c AND pinned) AS pinned
FROM cases c ORDER BY c.c
