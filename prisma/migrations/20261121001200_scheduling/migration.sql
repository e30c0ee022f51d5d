-- How pools order their calls, by version, and what each call's waiting was decided by.

CREATE TABLE "pool_policy" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "kv_tokens" INTEGER,
    "tokens_per_minute" INTEGER,
    "requests_per_minute" INTEGER,
    "slots_per_agent" INTEGER,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pool_policy_pkey" PRIMARY KEY ("organisation_id","pool_id","version")
);
ALTER TABLE "pool_policy"
    ADD CONSTRAINT "pool_policy_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "pool_policy_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "pool_policy_limits_positive" CHECK (
        "kv_tokens" > 0 AND "tokens_per_minute" > 0 AND "requests_per_minute" > 0 AND "slots_per_agent" > 0
    ),
    ADD CONSTRAINT "pool_policy_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

ALTER TABLE "pool_policy" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pool_policy" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "pool_policy"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
-- A version that was in force is never changed: calls were ordered by it.
GRANT SELECT, INSERT ON "pool_policy" TO agent_os_app;

CREATE TRIGGER announce_insert AFTER INSERT ON "pool_policy" REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();
CREATE TRIGGER announce_delete AFTER DELETE ON "pool_policy" REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();
CREATE TRIGGER announce_update AFTER UPDATE ON "pool_policy" REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();

-- Without a default: no row of the past is rewritten.
ALTER TABLE "call_settlement"
    ADD COLUMN "service_class" TEXT,
    ADD COLUMN "claimed_class" TEXT,
    ADD COLUMN "admission" JSONB;
ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_classes_known" CHECK (
        "service_class" IN ('critical', 'interactive', 'standard', 'batch')
        AND "claimed_class" IN ('critical', 'interactive', 'standard', 'batch')
    ) NOT VALID,
    ADD CONSTRAINT "call_settlement_admission_small" CHECK (
        jsonb_typeof("admission") = 'object' AND length("admission"::text) <= 2000
    ) NOT VALID;

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
        reserved_nano_usd, replica_id
    )
    SELECT p_organisation_id, line.id, line."agentId", line."departmentId", line."keyId", line."runId", line.syscall,
        line.protocol, line."modelRequested", line."modelId", line."providerId", line."poolId", line."priceId",
        line.simulated, line.streamed, timestamptz 'epoch' + line."receivedAtUs" * interval '1 microsecond',
        line."estimatedInputTokens", line."maxOutputTokens", line."reservedNanoUsd", line."replicaId"
    FROM json_to_recordset(p_calls) AS line (
        id text, "agentId" text, "departmentId" text, "keyId" text, "runId" text, syscall text, protocol text,
        "modelRequested" text, "modelId" text, "providerId" text, "poolId" text, "priceId" text, simulated boolean,
        streamed boolean, "receivedAtUs" bigint, "estimatedInputTokens" integer, "maxOutputTokens" integer,
        "reservedNanoUsd" bigint, "replicaId" text
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
        record_us, first_byte_us, last_step, service_class, claimed_class, admission
    )
    SELECT p_organisation_id, line."callId", line.outcome, line."httpStatus", line."errorCode", line."errorDetail",
        line.attempts, line."modelAnswered", line."inputTokens", line."cachedInputTokens", line."cacheWriteTokens",
        line."outputTokens", line."reasoningTokens", line."usageSource", line."costNanoUsd",
        timestamptz 'epoch' + line."finishedAtUs" * interval '1 microsecond', line."identifyUs", line."permitUs",
        line."prepareUs", line."priceUs", line."admitUs", line."executeUs", line."settleUs", line."recordUs",
        line."firstByteUs", line."lastStep", line."serviceClass", line."claimedClass", line.admission
    FROM json_to_recordset(p_settlements) AS line (
        "callId" text, outcome text, "httpStatus" integer, "errorCode" text, "errorDetail" text, attempts integer,
        "modelAnswered" text, "inputTokens" integer, "cachedInputTokens" integer, "cacheWriteTokens" integer,
        "outputTokens" integer, "reasoningTokens" integer, "usageSource" text, "costNanoUsd" bigint,
        "finishedAtUs" bigint, "identifyUs" integer, "permitUs" integer, "prepareUs" integer, "priceUs" integer,
        "admitUs" integer, "executeUs" integer, "settleUs" integer, "recordUs" integer, "firstByteUs" integer,
        "lastStep" integer, "serviceClass" text, "claimedClass" text, admission jsonb
    )
    ON CONFLICT DO NOTHING
    RETURNING call_settlement.call_id, call_settlement.sequence;
END
$$;
