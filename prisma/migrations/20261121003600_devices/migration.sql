-- What calls run on, what it draws, and who limits that (docs/decisions/0025).

CREATE TABLE "device" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "accelerator" TEXT NOT NULL DEFAULT '',
    "meter_kind" TEXT NOT NULL,
    "meter" JSONB NOT NULL DEFAULT '{}',
    "idle_mw" INTEGER NOT NULL DEFAULT 0,
    "peak_mw" INTEGER NOT NULL DEFAULT 0,
    "system_mw" INTEGER NOT NULL DEFAULT 0,
    "weights" JSONB,
    "figures" JSONB NOT NULL DEFAULT '[]',
    "reserved_department_id" TEXT COLLATE "C",
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("organisation_id", "id")
);
CREATE UNIQUE INDEX "device_organisation_id_name_key" ON "device"("organisation_id", "name");
CREATE INDEX "device_organisation_id_pool_id_idx" ON "device"("organisation_id", "pool_id");
ALTER TABLE "device"
    ADD CONSTRAINT "device_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "device_organisation_id_reserved_department_id_fkey" FOREIGN KEY ("organisation_id", "reserved_department_id")
        REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "device_kind_known" CHECK ("kind" IN ('gpu', 'tpu', 'cpu', 'api')),
    ADD CONSTRAINT "device_meter_kind_known" CHECK ("meter_kind" IN ('model', 'nvidia_smi', 'dcgm', 'rapl', 'prometheus')),
    ADD CONSTRAINT "device_state_known" CHECK ("state" IN ('active', 'retired')),
    ADD CONSTRAINT "device_power_possible" CHECK ("idle_mw" >= 0 AND "peak_mw" >= "idle_mw" AND "system_mw" >= 0);

-- The last reading of each device's meter; whoever reads locks it, so that no two replicas count the same energy.
CREATE TABLE "device_meter" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "counter_uj" BIGINT,
    "wraps_at_uj" BIGINT,
    "power_mw" INTEGER,
    "carry_uj" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "problem_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_meter_pkey" PRIMARY KEY ("organisation_id", "device_id")
);
ALTER TABLE "device_meter"
    ADD CONSTRAINT "device_meter_organisation_id_device_id_fkey" FOREIGN KEY ("organisation_id", "device_id")
        REFERENCES "device"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "device_meter" SET (fillfactor = 70);

-- Metered when its end is read, split when every replica has said what it served; then metered is the sum of its parts.
CREATE TABLE "device_interval" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "method" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "power_mw" INTEGER,
    "span_ms" BIGINT NOT NULL DEFAULT 0,
    "busy_ms" BIGINT NOT NULL DEFAULT 0,
    "metered_mj" BIGINT NOT NULL DEFAULT 0,
    "attributed_mj" BIGINT NOT NULL DEFAULT 0,
    "idle_allocated_mj" BIGINT NOT NULL DEFAULT 0,
    "idle_unallocated_mj" BIGINT NOT NULL DEFAULT 0,
    "system_mj" BIGINT NOT NULL DEFAULT 0,
    "residual_mj" BIGINT NOT NULL DEFAULT 0,
    "shares" JSONB NOT NULL DEFAULT '[]',
    "split_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_interval_pkey" PRIMARY KEY ("organisation_id", "device_id", "until_at")
);
CREATE UNIQUE INDEX "device_interval_organisation_id_device_id_from_at_key"
    ON "device_interval"("organisation_id", "device_id", "from_at");
CREATE INDEX "device_interval_organisation_id_until_at_device_id_idx"
    ON "device_interval"("organisation_id", "until_at", "device_id");
CREATE INDEX "device_interval_not_split" ON "device_interval"("organisation_id", "until_at") WHERE "split_at" IS NULL;
ALTER TABLE "device_interval"
    ADD CONSTRAINT "device_interval_organisation_id_device_id_fkey" FOREIGN KEY ("organisation_id", "device_id")
        REFERENCES "device"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "device_interval_in_order" CHECK ("from_at" <= "until_at"),
    ADD CONSTRAINT "device_interval_basis_known" CHECK ("basis" IN ('measured', 'allocated', 'estimated')),
    ADD CONSTRAINT "device_interval_not_negative" CHECK (
        "metered_mj" >= 0 AND "attributed_mj" >= 0 AND "idle_allocated_mj" >= 0 AND "idle_unallocated_mj" >= 0
        AND "system_mj" >= 0 AND "residual_mj" >= 0
    ),
    ADD CONSTRAINT "device_interval_conserved" CHECK (
        "split_at" IS NULL OR "metered_mj"
            = "attributed_mj" + "idle_allocated_mj" + "idle_unallocated_mj" + "system_mj" + "residual_mj"
    );

-- The same by hour, kept when intervals are not. Estimates and measurements are never one sum.
CREATE TABLE "device_hour" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "span_ms" BIGINT NOT NULL DEFAULT 0,
    "metered_mj" BIGINT NOT NULL DEFAULT 0,
    "attributed_mj" BIGINT NOT NULL DEFAULT 0,
    "idle_allocated_mj" BIGINT NOT NULL DEFAULT 0,
    "idle_unallocated_mj" BIGINT NOT NULL DEFAULT 0,
    "system_mj" BIGINT NOT NULL DEFAULT 0,
    "residual_mj" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "device_hour_pkey" PRIMARY KEY ("organisation_id", "device_id", "hour", "basis")
);
CREATE INDEX "device_hour_organisation_id_hour_idx" ON "device_hour"("organisation_id", "hour");
ALTER TABLE "device_hour"
    ADD CONSTRAINT "device_hour_organisation_id_device_id_fkey" FOREIGN KEY ("organisation_id", "device_id")
        REFERENCES "device"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "device_hour_basis_known" CHECK ("basis" IN ('measured', 'allocated', 'estimated')),
    ADD CONSTRAINT "device_hour_conserved" CHECK (
        "metered_mj" = "attributed_mj" + "idle_allocated_mj" + "idle_unallocated_mj" + "system_mj" + "residual_mj"
    );

CREATE TABLE "device_hour_share" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "energy_mj" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "device_hour_share_pkey"
        PRIMARY KEY ("organisation_id", "device_id", "hour", "basis", "department_id", "agent_id", "model_id")
);
CREATE INDEX "device_hour_share_organisation_id_hour_idx" ON "device_hour_share"("organisation_id", "hour");
ALTER TABLE "device_hour_share"
    ADD CONSTRAINT "device_hour_share_organisation_id_device_id_fkey" FOREIGN KEY ("organisation_id", "device_id")
        REFERENCES "device"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "device_hour_share_not_negative" CHECK ("energy_mj" >= 0);

-- What each replica of the kernel served in a pool while an interval ran; removed some time after the interval is split.
CREATE TABLE "pool_activity" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "replica_id" TEXT COLLATE "C" NOT NULL,
    "busy_ms" BIGINT NOT NULL DEFAULT 0,
    "owners" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "pool_activity_pkey" PRIMARY KEY ("organisation_id", "pool_id", "until_at", "replica_id")
);
ALTER TABLE "pool_activity"
    ADD CONSTRAINT "pool_activity_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a meter shows that nobody registered: its energy is nobody's.
CREATE TABLE "unknown_device" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "meter_kind" TEXT NOT NULL,
    "external_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "power_mw" INTEGER,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unknown_device_pkey" PRIMARY KEY ("organisation_id", "meter_kind", "external_id")
);

CREATE TABLE "power_cap" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "scope" TEXT NOT NULL,
    "scope_id" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "cut_kind" TEXT NOT NULL,
    "cut_amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_reason" TEXT,
    "lifted_by_kind" TEXT,
    "lifted_by_id" TEXT COLLATE "C",

    CONSTRAINT "power_cap_pkey" PRIMARY KEY ("organisation_id", "id")
);
CREATE INDEX "power_cap_organisation_id_until_at_idx" ON "power_cap"("organisation_id", "until_at");
ALTER TABLE "power_cap"
    ADD CONSTRAINT "power_cap_scope_known" CHECK ("scope" IN ('organisation', 'pool', 'device')),
    ADD CONSTRAINT "power_cap_cut_known" CHECK ("cut_kind" IN ('percent', 'limit')),
    ADD CONSTRAINT "power_cap_cut_possible" CHECK ("cut_amount" >= 0 AND ("cut_kind" = 'limit' OR "cut_amount" <= 100)),
    ADD CONSTRAINT "power_cap_in_order" CHECK ("from_at" <= "until_at"),
    ADD CONSTRAINT "power_cap_reason_length" CHECK (length("reason") <= 500 AND length("lifted_reason") <= 500),
    ADD CONSTRAINT "power_cap_author_kind_known" CHECK ("author_kind" IN ('person', 'token')),
    ADD CONSTRAINT "power_cap_lifted_whole" CHECK (
        ("lifted_at" IS NULL) = ("lifted_reason" IS NULL) AND ("lifted_at" IS NULL) = ("lifted_by_id" IS NULL)
    );

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'device', 'device_meter', 'device_interval', 'device_hour', 'device_hour_share', 'pool_activity', 'unknown_device',
        'power_cap'
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
    -- Kernels keep both in memory.
    FOREACH table_name IN ARRAY ARRAY['device', 'power_cap'] LOOP
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
GRANT SELECT, INSERT, UPDATE ON device, device_meter, device_hour, device_hour_share TO agent_os_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON device_interval, pool_activity, unknown_device TO agent_os_app;
GRANT SELECT, INSERT ON power_cap TO agent_os_app;
GRANT UPDATE (lifted_at, lifted_reason, lifted_by_kind, lifted_by_id) ON power_cap TO agent_os_app;
