-- Departments and teams that are no longer used stay, so that calls of the past keep their names.
ALTER TABLE "department" ADD COLUMN "archived_at" TIMESTAMPTZ(3);
ALTER TABLE "team" ADD COLUMN "archived_at" TIMESTAMPTZ(3);

-- How the last test of a provider went, for whoever looks next.
ALTER TABLE "provider"
    ADD COLUMN "tested_at" TIMESTAMPTZ(3),
    ADD COLUMN "tested_latency_ms" INTEGER,
    ADD COLUMN "tested_problem" TEXT;
ALTER TABLE "provider"
    ADD CONSTRAINT "provider_test_has_time"
        CHECK ("tested_at" IS NOT NULL OR ("tested_latency_ms" IS NULL AND "tested_problem" IS NULL));
