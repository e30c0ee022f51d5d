-- What a kilowatt-hour costs from a day on. Reports of days that are over are reckoned by what counted then.
CREATE TABLE "energy_price" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "effective_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "nano_usd_per_kwh" BIGINT,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "energy_price_pkey" PRIMARY KEY ("organisation_id", "effective_from", "created_at")
);
ALTER TABLE "energy_price"
    ADD CONSTRAINT "energy_price_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "energy_price_bounded" CHECK ("nano_usd_per_kwh" BETWEEN 0 AND 1000000000000),
    ADD CONSTRAINT "energy_price_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

-- Until now one price counted for all days: those that were reported by it stay as they were.
INSERT INTO "energy_price" ("organisation_id", "effective_from", "nano_usd_per_kwh", "author_kind", "author_id")
SELECT "id", DATE '1970-01-01', "energy_nano_usd_per_kwh", 'system', 'migration'
FROM "organisation" WHERE "energy_nano_usd_per_kwh" IS NOT NULL;

ALTER TABLE "energy_price" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "energy_price" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "energy_price"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
-- What was reported is never reckoned anew: rows are added, and the last of a day counts.
GRANT SELECT, INSERT ON "energy_price" TO agent_os_app;
