-- Budgets: what may be spent, what was, and which kernel may spend how much of the rest (docs/decisions/0013, 0014).

CREATE TABLE "budget" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_id" TEXT COLLATE "C",
    "period" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "cap" BIGINT NOT NULL,
    "action" TEXT NOT NULL,
    "notify_percents" INTEGER[] NOT NULL DEFAULT ARRAY[50, 80, 100]::INTEGER[],
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "budget_organisation_id_scope_kind_scope_id_idx" ON "budget"("organisation_id", "scope_kind", "scope_id");
ALTER TABLE "budget"
    ADD CONSTRAINT "budget_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "budget_action_known" CHECK ("action" IN ('deny', 'throttle', 'notify')),
    ADD CONSTRAINT "budget_cap_not_negative" CHECK ("cap" >= 0),
    ADD CONSTRAINT "budget_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "budget_percents_bounded" CHECK (
        cardinality("notify_percents") <= 10 AND 0 < ALL ("notify_percents") AND 1000 >= ALL ("notify_percents")
    ),
    ADD CONSTRAINT "budget_period_known" CHECK ("period" IN ('hour', 'day', 'week', 'month', 'total', 'run')),
    ADD CONSTRAINT "budget_scope_known" CHECK (
        "scope_kind" IN ('organisation', 'department', 'team', 'agent', 'model', 'key', 'run')
    ),
    ADD CONSTRAINT "budget_scope_named" CHECK (
        CASE "scope_kind"
            WHEN 'organisation' THEN "scope_id" IS NULL
            WHEN 'run' THEN true
            ELSE "scope_id" IS NOT NULL
        END
    ),
    -- A run's budget counts the run; nothing else does.
    ADD CONSTRAINT "budget_scope_period" CHECK (("scope_kind" = 'run') = ("period" = 'run')),
    -- What is to be slowed needs a length to be spread over.
    ADD CONSTRAINT "budget_throttle_length" CHECK ("action" <> 'throttle' OR "period" NOT IN ('total', 'run')),
    ADD CONSTRAINT "budget_unit_known" CHECK ("unit" IN ('usd', 'tokens', 'credits', 'energy')),
    ADD CONSTRAINT "budget_version_positive" CHECK ("version" > 0);

CREATE TABLE "budget_version" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "budget_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "configuration" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_version_pkey" PRIMARY KEY ("organisation_id","budget_id","number")
);
ALTER TABLE "budget_version"
    ADD CONSTRAINT "budget_version_organisation_id_budget_id_fkey" FOREIGN KEY ("organisation_id", "budget_id")
        REFERENCES "budget"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "budget_version_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "budget_version_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "budget_version_reason_length" CHECK (length("reason") <= 500);

CREATE TABLE "budget_increase" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "budget_id" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_increase_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "budget_increase_organisation_id_budget_id_until_at_idx" ON "budget_increase"("organisation_id", "budget_id", "until_at");
ALTER TABLE "budget_increase"
    ADD CONSTRAINT "budget_increase_organisation_id_budget_id_fkey" FOREIGN KEY ("organisation_id", "budget_id")
        REFERENCES "budget"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "budget_increase_amount_positive" CHECK ("amount" > 0),
    ADD CONSTRAINT "budget_increase_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "budget_increase_reason_length" CHECK (length("reason") BETWEEN 1 AND 500),
    ADD CONSTRAINT "budget_increase_ends" CHECK ("until_at" >= "from_at");

-- What the settlements of calls say was taken of a budget in one of its windows; the row is the lock on its leases.
CREATE TABLE "budget_window" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "budget_id" TEXT COLLATE "C" NOT NULL,
    "window_key" TEXT COLLATE "C" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "spent" BIGINT NOT NULL DEFAULT 0,
    "calls" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_window_pkey" PRIMARY KEY ("organisation_id","budget_id","window_key")
);
ALTER TABLE "budget_window"
    ADD CONSTRAINT "budget_window_organisation_id_budget_id_fkey" FOREIGN KEY ("organisation_id", "budget_id")
        REFERENCES "budget"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "budget_window_counts_not_negative" CHECK ("spent" >= 0 AND "calls" >= 0);
ALTER TABLE "budget_window" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

-- What a kernel may spend of a window: what it was granted, less what its calls have taken since. It outlives the kernel's
-- session, because calls of a kernel that died may have cost what they hold.
CREATE TABLE "budget_lease" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "budget_id" TEXT COLLATE "C" NOT NULL,
    "window_key" TEXT COLLATE "C" NOT NULL,
    "replica_id" TEXT COLLATE "C" NOT NULL,
    "session_id" TEXT COLLATE "C" NOT NULL,
    "granted" BIGINT NOT NULL DEFAULT 0,
    "charged" BIGINT NOT NULL DEFAULT 0,
    "unproven" BIGINT NOT NULL DEFAULT 0,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "wanted" BIGINT NOT NULL DEFAULT 0,
    "unread" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_lease_pkey" PRIMARY KEY ("organisation_id","budget_id","window_key","replica_id")
);
CREATE INDEX "budget_lease_organisation_id_replica_id_idx" ON "budget_lease"("organisation_id", "replica_id");
ALTER TABLE "budget_lease"
    ADD CONSTRAINT "budget_lease_organisation_id_budget_id_window_key_fkey" FOREIGN KEY ("organisation_id", "budget_id", "window_key")
        REFERENCES "budget_window"("organisation_id", "budget_id", "window_key") ON DELETE CASCADE ON UPDATE CASCADE,
    ADD CONSTRAINT "budget_lease_counts_not_negative" CHECK (
        "granted" >= 0 AND "charged" >= 0 AND "unproven" >= 0 AND "reserved" >= 0 AND "wanted" >= 0
    );
ALTER TABLE "budget_lease" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE "budget_notice" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "budget_id" TEXT COLLATE "C" NOT NULL,
    "window_key" TEXT COLLATE "C" NOT NULL,
    "percent" INTEGER NOT NULL,
    "spent" BIGINT NOT NULL,
    "cap" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_notice_pkey" PRIMARY KEY ("organisation_id","budget_id","window_key","percent")
);
CREATE INDEX "budget_notice_organisation_id_at_idx" ON "budget_notice"("organisation_id", "at");
ALTER TABLE "budget_notice"
    ADD CONSTRAINT "budget_notice_organisation_id_budget_id_fkey" FOREIGN KEY ("organisation_id", "budget_id")
        REFERENCES "budget"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'budget', 'budget_version', 'budget_increase', 'budget_window', 'budget_lease', 'budget_notice'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
    END LOOP;
    FOREACH table_name IN ARRAY ARRAY['budget', 'budget_increase'] LOOP
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
    END LOOP;
END
$$;

-- A budget is archived, never deleted: calls were decided by it. What a version or a notice says is never changed.
GRANT SELECT, INSERT, UPDATE ON "budget", "budget_window" TO agent_os_app;
GRANT SELECT, INSERT ON "budget_version", "budget_notice" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ("revoked_at") ON "budget_increase" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON "budget_lease" TO agent_os_app;

-- Kernels that live: what the leases of all others hold is what their open calls may still cost.
CREATE FUNCTION live_kernel_sessions() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT kernel_session.id FROM kernel_session WHERE kernel_session.expires_at > clock_timestamp()
$$;
GRANT CREATE ON SCHEMA public TO agent_os_lookup;
REVOKE ALL ON FUNCTION live_kernel_sessions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION live_kernel_sessions() TO agent_os_app;
ALTER FUNCTION live_kernel_sessions() OWNER TO agent_os_lookup;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
