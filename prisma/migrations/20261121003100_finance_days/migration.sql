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
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "booked_month" DATE NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "provider_id" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,
    "calls_without_cost" BIGINT NOT NULL DEFAULT 0,
    "cost_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "input_quantity" BIGINT NOT NULL DEFAULT 0,
    "input_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "cached_input_quantity" BIGINT NOT NULL DEFAULT 0,
    "cached_input_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "cache_write_5m_quantity" BIGINT NOT NULL DEFAULT 0,
    "cache_write_5m_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "cache_write_1h_quantity" BIGINT NOT NULL DEFAULT 0,
    "cache_write_1h_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "output_quantity" BIGINT NOT NULL DEFAULT 0,
    "output_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "reasoning_quantity" BIGINT NOT NULL DEFAULT 0,
    "reasoning_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "audio_input_quantity" BIGINT NOT NULL DEFAULT 0,
    "audio_input_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "audio_output_quantity" BIGINT NOT NULL DEFAULT 0,
    "audio_output_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "image_input_quantity" BIGINT NOT NULL DEFAULT 0,
    "image_input_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "image_output_quantity" BIGINT NOT NULL DEFAULT 0,
    "image_output_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "tool_use_quantity" BIGINT NOT NULL DEFAULT 0,
    "tool_use_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "unsplit_quantity" BIGINT NOT NULL DEFAULT 0,
    "unsplit_nano_usd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "spend_late_pkey" PRIMARY KEY ("organisation_id", "id")
);
ALTER TABLE "spend_late" ADD CONSTRAINT "spend_late_organisation_named" CHECK ("organisation_id" <> '');

CREATE TABLE "spend_fold" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "folded_until" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "spend_fold_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "spend_fold"
    ADD CONSTRAINT "spend_fold_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "spend_fold_whole_hour" CHECK ("folded_until" = date_trunc('hour', "folded_until", 'UTC'));

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
