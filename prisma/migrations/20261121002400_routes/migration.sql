-- Routes: names that agents ask for like a model, and how a model is found for each call. Shapes: docs/decisions/0016.
ALTER TABLE "model"
    ADD COLUMN "abilities" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "region" TEXT,
    ADD COLUMN "data_class" TEXT NOT NULL DEFAULT 'internal';
ALTER TABLE "model"
    ADD CONSTRAINT "model_abilities_known" CHECK ("abilities" <@ ARRAY['tools', 'image', 'audio']),
    ADD CONSTRAINT "model_region_short" CHECK (length("region") BETWEEN 1 AND 40),
    ADD CONSTRAINT "model_data_class_known" CHECK ("data_class" IN ('public', 'internal', 'confidential', 'restricted'));

CREATE TABLE "model_quality" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "work_class" TEXT COLLATE "C" NOT NULL,
    "score" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "sample_size" INTEGER,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_quality_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "model_quality_organisation_id_id_key" ON "model_quality"("organisation_id", "id");
CREATE INDEX "model_quality_organisation_id_model_id_work_class_measured_idx"
    ON "model_quality"("organisation_id", "model_id", "work_class", "measured_at", "id");
ALTER TABLE "model_quality"
    ADD CONSTRAINT "model_quality_organisation_id_model_id_fkey" FOREIGN KEY ("organisation_id", "model_id")
        REFERENCES "model"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "model_quality_score_bounded" CHECK ("score" BETWEEN 0 AND 100),
    ADD CONSTRAINT "model_quality_sample_positive" CHECK ("sample_size" > 0),
    ADD CONSTRAINT "model_quality_texts_short" CHECK (
        length("work_class") BETWEEN 1 AND 64 AND length("source") BETWEEN 1 AND 300
    ),
    ADD CONSTRAINT "model_quality_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

CREATE TABLE "route" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "route_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "route_organisation_id_id_key" ON "route"("organisation_id", "id");
CREATE UNIQUE INDEX "route_organisation_id_name_key" ON "route"("organisation_id", "name");
ALTER TABLE "route"
    ADD CONSTRAINT "route_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "route_name_short" CHECK (length("name") BETWEEN 1 AND 64);

CREATE TABLE "route_version" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "route_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,

    CONSTRAINT "route_version_pkey" PRIMARY KEY ("organisation_id","route_id","version")
);
ALTER TABLE "route_version"
    ADD CONSTRAINT "route_version_organisation_id_route_id_fkey" FOREIGN KEY ("organisation_id", "route_id")
        REFERENCES "route"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "route_version_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "route_version_definition_small" CHECK (
        jsonb_typeof("definition") = 'object' AND length("definition"::text) <= 8000
    ),
    ADD CONSTRAINT "route_version_reason_short" CHECK (length("reason") BETWEEN 1 AND 300),
    ADD CONSTRAINT "route_version_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['model_quality', 'route', 'route_version'] LOOP
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
        -- What calls were routed by is never changed.
        EXECUTE format('GRANT SELECT, INSERT ON %I TO agent_os_app', table_name);
    END LOOP;
END
$$;

-- A name stands for one thing: the model or the route that has it. The lock is for two that come at once.
CREATE FUNCTION refuse_name_twice() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    taken boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('agent_os.model_name.' || NEW.organisation_id || '.' || NEW.name, 0));
    IF TG_TABLE_NAME = 'route' THEN
        SELECT EXISTS (SELECT FROM model WHERE organisation_id = NEW.organisation_id AND name = NEW.name) INTO taken;
    ELSE
        SELECT EXISTS (SELECT FROM route WHERE organisation_id = NEW.organisation_id AND name = NEW.name) INTO taken;
    END IF;
    IF taken THEN
        RAISE unique_violation USING MESSAGE = format('The name %s is that of another model or route.', NEW.name);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER route_name_free BEFORE INSERT OR UPDATE OF "name" ON "route" FOR EACH ROW EXECUTE FUNCTION refuse_name_twice();
CREATE TRIGGER model_name_free BEFORE INSERT OR UPDATE OF "name" ON "model" FOR EACH ROW EXECUTE FUNCTION refuse_name_twice();

-- Who answered, where that is not the model that the call set out for, and how a route came by it. Without a default: no
-- row of the past is rewritten.
ALTER TABLE "call_settlement"
    ADD COLUMN "serving_model_id" TEXT COLLATE "C",
    ADD COLUMN "serving_provider_id" TEXT COLLATE "C",
    ADD COLUMN "serving_pool_id" TEXT COLLATE "C",
    ADD COLUMN "serving_price_id" TEXT COLLATE "C",
    ADD COLUMN "route_id" TEXT COLLATE "C",
    ADD COLUMN "route" JSONB;
ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_route_small" CHECK (
        jsonb_typeof("route") = 'object' AND length("route"::text) <= 20000
    ) NOT VALID;
-- Ids are in the order of time: the figures of a route over a period read this and nothing else of other calls.
CREATE INDEX "call_settlement_organisation_id_route_id_call_id_idx"
    ON "call_settlement"("organisation_id", "route_id", "call_id") WHERE "route_id" IS NOT NULL;

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
        cost_lines, budget_charges, serving_model_id, serving_provider_id, serving_pool_id, serving_price_id, route_id, route
    )
    SELECT p_organisation_id, line."callId", line.outcome, line."httpStatus", line."errorCode", line."errorDetail",
        line.attempts, line."modelAnswered", line."inputTokens", line."cachedInputTokens", line."cacheWriteTokens",
        line."outputTokens", line."reasoningTokens", line."usageSource", line."costNanoUsd",
        timestamptz 'epoch' + line."finishedAtUs" * interval '1 microsecond', line."identifyUs", line."permitUs",
        line."prepareUs", line."priceUs", line."admitUs", line."executeUs", line."settleUs", line."recordUs",
        line."firstByteUs", line."lastStep", line."serviceClass", line."claimedClass", line.admission,
        line."classReason", line."riskPercent", line."reusedFrom", line."sourceCallId", line."reusedAgeMs",
        line."avoidedNanoUsd", line."costLines", line."budgetCharges",
        line."servingModelId", line."servingProviderId", line."servingPoolId", line."servingPriceId", line."routeId", line.route
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
        route jsonb
    )
    ON CONFLICT DO NOTHING
    RETURNING call_settlement.call_id, call_settlement.sequence;
END
$$;
