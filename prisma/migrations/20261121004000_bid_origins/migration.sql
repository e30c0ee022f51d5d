-- How each bid of a round came about: what a slot was worth before pacing, the pace, and whether credits bounded it (docs/decisions/0023).
-- Null: a round of before it was kept.
ALTER TABLE "market_round" ADD COLUMN "origins" JSON;
