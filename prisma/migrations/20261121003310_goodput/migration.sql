-- What pools offered, and what calls made of it (docs/decisions/0026). Folded from the calls that have ended, in the order in which
-- their ends were recorded: so each is counted once, and the books of calls have nothing to wait for.

CREATE TABLE "pool_slots" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "slots" INTEGER NOT NULL,

    CONSTRAINT "pool_slots_pkey" PRIMARY KEY ("organisation_id", "pool_id", "since")
);
ALTER TABLE "pool_slots"
    ADD CONSTRAINT "pool_slots_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "goodput_hour" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,
    "kept_calls" BIGINT NOT NULL DEFAULT 0,
    "kept_tokens" BIGINT NOT NULL DEFAULT 0,
    "kept_us" BIGINT NOT NULL DEFAULT 0,
    "retries_us" BIGINT NOT NULL DEFAULT 0,
    "preempted_us" BIGINT NOT NULL DEFAULT 0,
    "failed_calls_us" BIGINT NOT NULL DEFAULT 0,
    "cancelled_us" BIGINT NOT NULL DEFAULT 0,
    "loops_us" BIGINT NOT NULL DEFAULT 0,
    "failed_tasks_us" BIGINT NOT NULL DEFAULT 0,
    "waited_us" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "goodput_hour_pkey" PRIMARY KEY ("organisation_id", "hour", "pool_id", "model_id")
);
ALTER TABLE "goodput_hour"
    ADD CONSTRAINT "goodput_hour_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "goodput_hour_not_negative" CHECK (
        "calls" >= 0 AND "kept_calls" >= 0 AND "kept_tokens" >= 0 AND "kept_us" >= 0 AND "retries_us" >= 0 AND "preempted_us" >= 0
        AND "failed_calls_us" >= 0 AND "cancelled_us" >= 0 AND "loops_us" >= 0 AND "failed_tasks_us" >= 0 AND "waited_us" >= 0
    );
ALTER TABLE "goodput_hour" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Calls that were kept when they ended and turned out to be lost since: each is moved once.
CREATE TABLE "goodput_lost_call" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "call_id" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "goodput_lost_call_pkey" PRIMARY KEY ("organisation_id", "call_id")
);
ALTER TABLE "goodput_lost_call"
    ADD CONSTRAINT "goodput_lost_call_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "goodput_lost_call_cause_known" CHECK ("cause" IN ('loops', 'failed_tasks', 'cancelled'));

CREATE TABLE "goodput_fold" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "sequence" BIGINT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goodput_fold_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "goodput_fold" ADD CONSTRAINT "goodput_fold_organisation_named" CHECK ("organisation_id" <> '');

-- What is known of the past: pools have always had the slots that they have now.
ALTER TABLE "pool" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "pool_slots" ("organisation_id", "pool_id", "since", "slots")
SELECT organisation_id, id, created_at, slots FROM "pool";
ALTER TABLE "pool" FORCE ROW LEVEL SECURITY;

CREATE FUNCTION keep_pool_slots() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO pool_slots (organisation_id, pool_id, since, slots) VALUES (NEW.organisation_id, NEW.id, now(), NEW.slots)
    ON CONFLICT (organisation_id, pool_id, since) DO UPDATE SET slots = excluded.slots;
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_pool_slots_of_new AFTER INSERT ON "pool" FOR EACH ROW EXECUTE FUNCTION keep_pool_slots();
CREATE TRIGGER keep_pool_slots_of_changed AFTER UPDATE OF "slots" ON "pool" FOR EACH ROW
    WHEN (OLD."slots" <> NEW."slots") EXECUTE FUNCTION keep_pool_slots();

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['pool_slots', 'goodput_hour', 'goodput_lost_call', 'goodput_fold'] LOOP
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
GRANT SELECT, INSERT, UPDATE ON "pool_slots", "goodput_hour", "goodput_fold" TO agent_os_app;
GRANT SELECT, INSERT ON "goodput_lost_call" TO agent_os_app;
