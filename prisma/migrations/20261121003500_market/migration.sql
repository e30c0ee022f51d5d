-- The market of slots: its terms, bids, rounds and credits (docs/decisions/0023).

CREATE TABLE "market_setting" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "price_cap" BIGINT NOT NULL,
    "price_floor" BIGINT NOT NULL,
    "credit_nano_usd" BIGINT NOT NULL,
    "payments" TEXT NOT NULL,
    "unspent" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "credits_per_period" BIGINT NOT NULL,
    "floor_slots" INTEGER NOT NULL,
    "floor_after_rounds" INTEGER,
    "keep_rounds_hours" INTEGER NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_setting_pkey" PRIMARY KEY ("organisation_id","version")
);
ALTER TABLE "market_setting"
    ADD CONSTRAINT "market_setting_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "market_setting_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "market_setting_mode_known" CHECK ("mode" IN ('off', 'shadow', 'on')),
    ADD CONSTRAINT "market_setting_prices_in_order" CHECK ("price_floor" BETWEEN 0 AND "price_cap" AND "price_cap" > 0),
    ADD CONSTRAINT "market_setting_credit_positive" CHECK ("credit_nano_usd" > 0),
    ADD CONSTRAINT "market_setting_payments_known" CHECK ("payments" IN ('burn', 'rebate')),
    ADD CONSTRAINT "market_setting_unspent_known" CHECK ("unspent" IN ('expire', 'carry')),
    ADD CONSTRAINT "market_setting_period_known" CHECK ("period" IN ('day', 'week', 'month')),
    ADD CONSTRAINT "market_setting_amounts_not_negative" CHECK (
        "credits_per_period" >= 0 AND "floor_slots" >= 0 AND "keep_rounds_hours" > 0
    ),
    ADD CONSTRAINT "market_setting_floor_after_positive" CHECK ("floor_after_rounds" > 0),
    ADD CONSTRAINT "market_setting_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "market_setting_reason_length" CHECK (length("reason") BETWEEN 1 AND 500);

CREATE TABLE "market_bid" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,
    "decay" TEXT NOT NULL,
    "decay_ms" BIGINT,
    "parallelism" INTEGER NOT NULL,
    "speed" INTEGER NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_bid_pkey" PRIMARY KEY ("organisation_id","agent_id","version")
);
ALTER TABLE "market_bid"
    ADD CONSTRAINT "market_bid_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "market_bid_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "market_bid_value_not_negative" CHECK ("value" >= 0),
    ADD CONSTRAINT "market_bid_decay_known" CHECK ("decay" IN ('constant', 'linear', 'step', 'exponential')),
    ADD CONSTRAINT "market_bid_decay_timed" CHECK ("decay" = 'constant' OR "decay_ms" IS NOT NULL),
    ADD CONSTRAINT "market_bid_decay_positive" CHECK ("decay_ms" > 0),
    ADD CONSTRAINT "market_bid_parallelism_positive" CHECK ("parallelism" > 0),
    ADD CONSTRAINT "market_bid_speed_possible" CHECK ("speed" BETWEEN 0 AND 100),
    ADD CONSTRAINT "market_bid_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "market_bid_reason_length" CHECK (length("reason") BETWEEN 1 AND 500);

CREATE TABLE "market_state" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "round" BIGINT NOT NULL DEFAULT 0,
    "next_round_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_round" BIGINT NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "carried" JSON NOT NULL,

    CONSTRAINT "market_state_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "market_state"
    ADD CONSTRAINT "market_state_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "market_state_settled_is_past" CHECK ("settled_round" <= "round"),
    ADD CONSTRAINT "market_state_period_in_order" CHECK ("period_start" <= "period_end");
-- One row that changes with every round, and one of each kernel: room for their next versions on the same page.
ALTER TABLE "market_state" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

CREATE TABLE "market_demand" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "replica_id" TEXT COLLATE "C" NOT NULL,
    "demand" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_demand_pkey" PRIMARY KEY ("organisation_id","replica_id")
);
ALTER TABLE "market_demand" ADD CONSTRAINT "market_demand_organisation_named" CHECK ("organisation_id" <> '');
ALTER TABLE "market_demand" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

CREATE TABLE "market_round" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mode" TEXT NOT NULL,
    "snapshot" JSON NOT NULL,
    "result" JSON NOT NULL,
    "outcomes" JSON NOT NULL,
    "charges" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "cleared_in_us" INTEGER NOT NULL,
    "pools" INTEGER NOT NULL,
    "bids" INTEGER NOT NULL,
    "granted_slots" INTEGER NOT NULL,
    "unserved_slots" INTEGER NOT NULL,
    "paid" BIGINT NOT NULL,

    CONSTRAINT "market_round_pkey" PRIMARY KEY ("organisation_id","number")
);
CREATE INDEX "market_round_organisation_id_at_idx" ON "market_round"("organisation_id", "at");
ALTER TABLE "market_round"
    ADD CONSTRAINT "market_round_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "market_round_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "market_round_mode_known" CHECK ("mode" IN ('shadow', 'on')),
    ADD CONSTRAINT "market_round_paid_not_negative" CHECK ("paid" >= 0);

CREATE TABLE "market_grant" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_grant_pkey" PRIMARY KEY ("organisation_id","key")
);
CREATE INDEX "market_grant_organisation_id_period_start_idx" ON "market_grant"("organisation_id", "period_start");
ALTER TABLE "market_grant"
    ADD CONSTRAINT "market_grant_organisation_id_department_id_fkey" FOREIGN KEY ("organisation_id", "department_id")
        REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "market_grant_amount_positive" CHECK ("amount" > 0),
    ADD CONSTRAINT "market_grant_kind_known" CHECK ("kind" IN ('period', 'extra')),
    ADD CONSTRAINT "market_grant_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "market_grant_reason_length" CHECK (length("reason") BETWEEN 1 AND 500);

-- Credits move in the ledger that money moves in, under kinds of their own. Rows of before keep to the narrower list.
ALTER TABLE "ledger_transfer"
    DROP CONSTRAINT "ledger_transfer_kind_known",
    ADD CONSTRAINT "ledger_transfer_kind_known" CHECK ("kind" IN (
        'call', 'credit_purchase', 'credit_use', 'credit_grant', 'credit_burn', 'credit_rebate', 'credit_expiry',
        'adjustment', 'reversal'
    )) NOT VALID;
-- What moves credits, for the market's own page: few among the transfers of calls.
CREATE INDEX "ledger_transfer_credits_idx" ON "ledger_transfer"("organisation_id", "booked_at")
    WHERE "unit" = 'micro_credits';

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'market_setting', 'market_bid', 'market_state', 'market_demand', 'market_round', 'market_grant'
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
    -- Kernels clear rounds by both.
    FOREACH table_name IN ARRAY ARRAY['market_setting', 'market_bid'] LOOP
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
    END LOOP;
END
$$;
GRANT SELECT, INSERT ON "market_setting", "market_bid", "market_grant" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON "market_state" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "market_demand" TO agent_os_app;
-- What a round decided is never changed; it is dropped when its time is over.
GRANT SELECT, INSERT, DELETE ON "market_round" TO agent_os_app;
