-- The energy of calls (docs/decisions/0024): what a token of a model takes, dated like prices; how dirty a grid's electricity is, dated
-- too; and with each call the millijoules that it took, between which bounds, and how that is known.
CREATE TABLE "model_energy" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "input_low" INTEGER NOT NULL,
    "input_high" INTEGER NOT NULL,
    "output_low" INTEGER NOT NULL,
    "output_high" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_energy_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "model_energy_organisation_id_id_key" ON "model_energy"("organisation_id", "id");
CREATE UNIQUE INDEX "model_energy_organisation_id_model_id_effective_from_key"
    ON "model_energy"("organisation_id", "model_id", "effective_from");
ALTER TABLE "model_energy"
    ADD CONSTRAINT "model_energy_organisation_id_model_id_fkey" FOREIGN KEY ("organisation_id", "model_id")
        REFERENCES "model"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Joules per million tokens, to 100 J a token; a lower end of 0 would leave no geometric centre.
    ADD CONSTRAINT "model_energy_input_ordered" CHECK (
        "input_low" BETWEEN 0 AND "input_high" AND "input_high" <= 100000000 AND ("input_low" > 0 OR "input_high" = 0)
    ),
    ADD CONSTRAINT "model_energy_output_ordered" CHECK (
        "output_low" BETWEEN 0 AND "output_high" AND "output_high" <= 100000000 AND ("output_low" > 0 OR "output_high" = 0)
    ),
    ADD CONSTRAINT "model_energy_basis_known" CHECK ("basis" IN ('measured', 'allocated', 'estimated')),
    ADD CONSTRAINT "model_energy_tier_known" CHECK ("tier" IN ('T0', 'T1', 'T2', 'T3')),
    ADD CONSTRAINT "model_energy_source_short" CHECK (length("source") BETWEEN 1 AND 300),
    ADD CONSTRAINT "model_energy_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

CREATE TABLE "carbon_intensity" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "location_grams_per_kwh" INTEGER NOT NULL,
    "market_grams_per_kwh" INTEGER,
    "source" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "carbon_intensity_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "carbon_intensity_organisation_id_id_key" ON "carbon_intensity"("organisation_id", "id");
CREATE UNIQUE INDEX "carbon_intensity_organisation_id_zone_effective_from_key"
    ON "carbon_intensity"("organisation_id", "zone", "effective_from");
ALTER TABLE "carbon_intensity"
    ADD CONSTRAINT "carbon_intensity_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "carbon_intensity_zone_known" CHECK ("zone" IN ('WORLD') OR "zone" ~ '^[A-Z]{2}$'),
    ADD CONSTRAINT "carbon_intensity_location_bounded" CHECK ("location_grams_per_kwh" BETWEEN 0 AND 2000),
    ADD CONSTRAINT "carbon_intensity_market_bounded" CHECK ("market_grams_per_kwh" BETWEEN 0 AND 2000),
    ADD CONSTRAINT "carbon_intensity_source_short" CHECK (length("source") BETWEEN 1 AND 300),
    ADD CONSTRAINT "carbon_intensity_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['model_energy', 'carbon_intensity'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        -- What calls were reckoned by is never changed.
        EXECUTE format('GRANT SELECT, INSERT ON %I TO agent_os_app', table_name);
    END LOOP;
END
$$;

-- Where models run that do not say so, and what a kilowatt-hour costs; null: it is in the prices of the calls.
ALTER TABLE "organisation"
    ADD COLUMN "energy_zone" TEXT NOT NULL DEFAULT 'WORLD',
    ADD COLUMN "energy_nano_usd_per_kwh" BIGINT;
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_energy_zone_known" CHECK ("energy_zone" = 'WORLD' OR "energy_zone" ~ '^[A-Z]{2}$'),
    ADD CONSTRAINT "organisation_energy_price_bounded" CHECK ("energy_nano_usd_per_kwh" BETWEEN 0 AND 1000000000000);
GRANT UPDATE ("energy_zone", "energy_nano_usd_per_kwh") ON "organisation" TO agent_os_app;

-- Null: not known, which is not zero. Without a default: no row of the past is rewritten.
ALTER TABLE "call_settlement"
    ADD COLUMN "energy_low_millijoules" BIGINT,
    ADD COLUMN "energy_millijoules" BIGINT,
    ADD COLUMN "energy_high_millijoules" BIGINT,
    ADD COLUMN "energy_basis" TEXT,
    ADD COLUMN "energy_tier" TEXT,
    ADD COLUMN "energy_figure" TEXT COLLATE "C",
    ADD COLUMN "carbon_zone" TEXT COLLATE "C",
    ADD COLUMN "carbon_location_micrograms" BIGINT,
    ADD COLUMN "carbon_market_micrograms" BIGINT;
ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_energy_ordered" CHECK (
        "energy_low_millijoules" BETWEEN 0 AND "energy_millijoules" AND "energy_millijoules" <= "energy_high_millijoules"
    ) NOT VALID,
    ADD CONSTRAINT "call_settlement_carbon_not_negative" CHECK (
        "carbon_location_micrograms" >= 0 AND "carbon_market_micrograms" >= 0
    ) NOT VALID,
    ADD CONSTRAINT "call_settlement_energy_basis_known" CHECK ("energy_basis" IN ('measured', 'allocated', 'estimated')) NOT VALID,
    ADD CONSTRAINT "call_settlement_energy_tier_known" CHECK ("energy_tier" IN ('T0', 'T1', 'T2', 'T3')) NOT VALID;

-- Calls first, so that no reader meets the end of a call before its beginning. What is recorded already is left alone.
-- Answers with the number of each call whose end this batch recorded.
CREATE OR REPLACE FUNCTION record_calls(p_organisation_id text, p_calls json, p_settlements json)
RETURNS TABLE (settled_call_id text, settlement_sequence bigint)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.organisation_id', p_organisation_id, true);

    INSERT INTO call (
        organisation_id, id, agent_id, department_id, key_id, run_id, syscall, protocol, model_requested, model_id,
        provider_id, pool_id, price_id, simulated, streamed, received_at, estimated_input_tokens, max_output_tokens,
        reserved_nano_usd, replica_id, budget_reservations
    )
    SELECT p_organisation_id, line.id, line."agentId", line."departmentId", line."keyId", line."runId", line.syscall,
        line.protocol, line."modelRequested", line."modelId", line."providerId", line."poolId", line."priceId",
        line.simulated, line.streamed, timestamptz 'epoch' + line."receivedAtUs" * interval '1 microsecond',
        line."estimatedInputTokens", line."maxOutputTokens", line."reservedNanoUsd", line."replicaId",
        line."budgetReservations"
    FROM json_to_recordset(p_calls) AS line (
        id text, "agentId" text, "departmentId" text, "keyId" text, "runId" text, syscall text, protocol text,
        "modelRequested" text, "modelId" text, "providerId" text, "poolId" text, "priceId" text, simulated boolean,
        streamed boolean, "receivedAtUs" bigint, "estimatedInputTokens" integer, "maxOutputTokens" integer,
        "reservedNanoUsd" bigint, "replicaId" text, "budgetReservations" jsonb
    )
    ON CONFLICT DO NOTHING;

    IF p_settlements IS NULL THEN
        RETURN;
    END IF;

    -- Sequences are the cursor of live streams: a reader that has seen 7 must never find a new 6 later. So batches of one
    -- organisation commit in the order in which they draw their numbers, whichever replica sends them.
    PERFORM pg_advisory_xact_lock(hashtextextended('agent_os.call_settlement.' || p_organisation_id, 0));

    RETURN QUERY INSERT INTO call_settlement (
        organisation_id, call_id, outcome, http_status, error_code, error_detail, attempts, model_answered,
        input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, usage_source,
        cost_nano_usd, finished_at, identify_us, permit_us, prepare_us, price_us, admit_us, execute_us, settle_us,
        record_us, first_byte_us, last_step, service_class, claimed_class, admission,
        class_reason, risk_percent, reused_from, source_call_id, reused_age_ms, avoided_nano_usd,
        cost_lines, budget_charges, serving_model_id, serving_provider_id, serving_pool_id, serving_price_id, route_id, route,
        energy_low_millijoules, energy_millijoules, energy_high_millijoules, energy_basis, energy_tier, energy_figure,
        carbon_zone, carbon_location_micrograms, carbon_market_micrograms
    )
    SELECT p_organisation_id, line."callId", line.outcome, line."httpStatus", line."errorCode", line."errorDetail",
        line.attempts, line."modelAnswered", line."inputTokens", line."cachedInputTokens", line."cacheWriteTokens",
        line."outputTokens", line."reasoningTokens", line."usageSource", line."costNanoUsd",
        timestamptz 'epoch' + line."finishedAtUs" * interval '1 microsecond', line."identifyUs", line."permitUs",
        line."prepareUs", line."priceUs", line."admitUs", line."executeUs", line."settleUs", line."recordUs",
        line."firstByteUs", line."lastStep", line."serviceClass", line."claimedClass", line.admission,
        line."classReason", line."riskPercent", line."reusedFrom", line."sourceCallId", line."reusedAgeMs",
        line."avoidedNanoUsd", line."costLines", line."budgetCharges",
        line."servingModelId", line."servingProviderId", line."servingPoolId", line."servingPriceId", line."routeId", line.route,
        line."energyLow", line.energy, line."energyHigh", line."energyBasis", line."energyTier", line."energyFigure",
        line."carbonZone", line."carbonLocation", line."carbonMarket"
    FROM json_to_recordset(p_settlements) AS line (
        "callId" text, outcome text, "httpStatus" integer, "errorCode" text, "errorDetail" text, attempts integer,
        "modelAnswered" text, "inputTokens" integer, "cachedInputTokens" integer, "cacheWriteTokens" integer,
        "outputTokens" integer, "reasoningTokens" integer, "usageSource" text, "costNanoUsd" bigint,
        "finishedAtUs" bigint, "identifyUs" integer, "permitUs" integer, "prepareUs" integer, "priceUs" integer,
        "admitUs" integer, "executeUs" integer, "settleUs" integer, "recordUs" integer, "firstByteUs" integer,
        "lastStep" integer, "serviceClass" text, "claimedClass" text, admission jsonb,
        "classReason" text, "riskPercent" smallint, "reusedFrom" text, "sourceCallId" text, "reusedAgeMs" integer,
        "avoidedNanoUsd" bigint, "costLines" jsonb, "budgetCharges" jsonb,
        "servingModelId" text, "servingProviderId" text, "servingPoolId" text, "servingPriceId" text, "routeId" text,
        route jsonb, "energyLow" bigint, energy bigint, "energyHigh" bigint, "energyBasis" text, "energyTier" text,
        "energyFigure" text, "carbonZone" text, "carbonLocation" bigint, "carbonMarket" bigint
    )
    ON CONFLICT DO NOTHING
    RETURNING call_settlement.call_id, call_settlement.sequence;
END
$$;
