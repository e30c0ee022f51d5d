-- Why somebody gave a pool another policy. Versions of the past say nothing.
ALTER TABLE "pool_policy" ADD COLUMN "reason" TEXT;
ALTER TABLE "pool_policy" ADD CONSTRAINT "pool_policy_reason_short" CHECK (length("reason") BETWEEN 1 AND 300);
