-- METRICS K: last-contact age of customers with open deals, T − last contact; none is null and comes first. A note that
-- names a customer reached that one, any other the one of its deal; that it is hidden does not undo the contact.
SELECT w.c, w.person, t - max(n.at_ms) AS ms
FROM (SELECT DISTINCT c, person FROM sales WHERE status = 'open' AND person IS NOT NULL) w JOIN cases USING (c)
LEFT JOIN written n ON n.c = w.c AND n.is_contact AND COALESCE(n.named, n.dealing) = w.person
GROUP BY w.c, w.person, t ORDER BY w.c, ms DESC NULLS FIRST, w.person
