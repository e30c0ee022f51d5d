-- Spend by day for each thing that finance groups by, folded from the sums by hour (docs/decisions/0017). The trigger that books
-- ended calls writes what comes after its hour was folded down once more, so that days, late rows and hours that are not
-- folded yet are always what the calls came to.

CREATE TABLE "spend_day" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "cut" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "owner_id" TEXT COLLATE "C" NOT NULL,
    "part_id" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "calls" BIGINT NOT NULL,
    "calls_without_cost" BIGINT NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "output_quantity" BIGINT NOT NULL,

    CONSTRAINT "spend_day_pkey" PRIMARY KEY ("organisation_id", "cut", "day", "owner_id", "part_id", "simulated")
);
ALTER TABLE "spend_day"
    ADD CONSTRAINT "spend_day_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "spend_day_cut_known" CHECK (
        "cut" IN ('booked', 'department', 'team', 'agent', 'model', 'provider', 'class', 'pair')
    );
-- The rows of today change with every hour.
ALTER TABLE "spend_day" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE "spend_late" (
    LIKE "spend_hour" INCLUDING DEFAULTS,
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "spend_late_pkey" PRIMARY KEY ("organisation_id", "id")
);
-- Columns that are copied bring the names of their constraints along.
DO $$
DECLARE
    copied text;
BEGIN
    FOR copied IN SELECT conname FROM pg_constraint WHERE conrelid = 'spend_late'::regclass AND conname LIKE 'spend\_hour\_%' LOOP
        EXECUTE format('ALTER TABLE spend_late RENAME CONSTRAINT %I TO %I', copied, replace(copied, 'spend_hour', 'spend_late'));
    END LOOP;
END
$$;
ALTER TABLE "spend_late" ADD CONSTRAINT "spend_late_organisation_named" CHECK ("organisation_id" <> '');

CREATE TABLE "spend_fold" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "folded_until" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "spend_fold_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "spend_fold"
    ADD CONSTRAINT "spend_fold_organisation_named" CHECK ("organisation_id" <> '');

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['spend_day', 'spend_late', 'spend_fold'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON spend_day TO agent_os_app;
GRANT SELECT, INSERT, DELETE ON spend_late TO agent_os_app;
GRANT USAGE ON SEQUENCE spend_late_id_seq TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON spend_fold TO agent_os_app;
