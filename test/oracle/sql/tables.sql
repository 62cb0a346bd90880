-- Many small data sets side by side, each a case with its own T (t) and its own period (from_ms ≤ x < to_ms).
CREATE OR REPLACE TABLE cases (c INTEGER, t BIGINT, from_ms BIGINT, to_ms BIGINT, about VARCHAR);
CREATE OR REPLACE TABLE stages (stage VARCHAR, rank INTEGER, kind VARCHAR);
CREATE OR REPLACE TABLE deals (
  c INTEGER, deal VARCHAR, created_at BIGINT, owner VARCHAR, amount BIGINT, currency VARCHAR, source VARCHAR, lost_reason VARCHAR, void BOOLEAN,
  qualified_at BIGINT, customer VARCHAR, product VARCHAR
);
CREATE OR REPLACE TABLE lines (c INTEGER, deal VARCHAR, product VARCHAR, amount BIGINT);
CREATE OR REPLACE TABLE events (
  c INTEGER, deal VARCHAR, at_ms BIGINT, seq INTEGER, stage VARCHAR, amount_at BIGINT, owner_at VARCHAR
);
CREATE OR REPLACE TABLE notes (c INTEGER, at_ms BIGINT, deal VARCHAR, mood VARCHAR, is_contact BOOLEAN, hidden BOOLEAN,
  customer VARCHAR, needs_action BOOLEAN, pinned BOOLEAN);
CREATE OR REPLACE TABLE customers (c INTEGER, customer VARCHAR, segment VARCHAR, merged_into VARCHAR);
CREATE OR REPLACE TABLE months (place INTEGER, from_ms BIGINT, to_ms BIGINT);
