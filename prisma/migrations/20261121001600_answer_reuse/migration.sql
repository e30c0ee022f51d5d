-- Calls that take the answer of another call of their organisation: what allows it, and what each of them saved. Off until
-- somebody switches it on.
ALTER TABLE "organisation"
    ADD COLUMN "reuse_ttl_seconds" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "reuse_memory_mib" INTEGER NOT NULL DEFAULT 32,
    ADD CONSTRAINT "organisation_reuse_ttl" CHECK ("reuse_ttl_seconds" BETWEEN 0 AND 86400),
    ADD CONSTRAINT "organisation_reuse_memory" CHECK ("reuse_memory_mib" BETWEEN 1 AND 1024);
GRANT UPDATE (reuse_ttl_seconds, reuse_memory_mib) ON organisation TO agent_os_app;

ALTER TABLE "agent"
    ADD COLUMN "share_identical_calls" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "reuse_answers" BOOLEAN NOT NULL DEFAULT false;

-- Without a default: no row of the past is rewritten.
ALTER TABLE "call_settlement"
    ADD COLUMN "reused_from" TEXT,
    ADD COLUMN "source_call_id" TEXT COLLATE "C",
    ADD COLUMN "reused_age_ms" INTEGER,
    ADD COLUMN "avoided_nano_usd" BIGINT;
ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_reuse_known" CHECK ("reused_from" IN ('shared', 'cache')) NOT VALID,
    ADD CONSTRAINT "call_settlement_reuse_whole" CHECK (
        ("reused_from" IS NULL) = ("source_call_id" IS NULL)
        AND ("reused_from" IS NOT NULL OR ("reused_age_ms" IS NULL AND "avoided_nano_usd" IS NULL))
    ) NOT VALID,
    -- What another call paid for is never paid for again.
    ADD CONSTRAINT "call_settlement_reuse_free" CHECK ("reused_from" IS NULL OR "cost_nano_usd" = 0) NOT VALID;
-- Which calls an answer served; calls that were executed are not in it and pay nothing.
CREATE INDEX "call_settlement_source_idx" ON "call_settlement"("organisation_id", "source_call_id")
    WHERE "source_call_id" IS NOT NULL;

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
        record_us, first_byte_us, last_step, service_class, claimed_class, admission,
        class_reason, risk_percent, reused_from, source_call_id, reused_age_ms, avoided_nano_usd
    )
    SELECT p_organisation_id, line."callId", line.outcome, line."httpStatus", line."errorCode", line."errorDetail",
        line.attempts, line."modelAnswered", line."inputTokens", line."cachedInputTokens", line."cacheWriteTokens",
        line."outputTokens", line."reasoningTokens", line."usageSource", line."costNanoUsd",
        timestamptz 'epoch' + line."finishedAtUs" * interval '1 microsecond', line."identifyUs", line."permitUs",
        line."prepareUs", line."priceUs", line."admitUs", line."executeUs", line."settleUs", line."recordUs",
        line."firstByteUs", line."lastStep", line."serviceClass", line."claimedClass", line.admission,
        line."classReason", line."riskPercent", line."reusedFrom", line."sourceCallId", line."reusedAgeMs",
        line."avoidedNanoUsd"
    FROM json_to_recordset(p_settlements) AS line (
        "callId" text, outcome text, "httpStatus" integer, "errorCode" text, "errorDetail" text, attempts integer,
        "modelAnswered" text, "inputTokens" integer, "cachedInputTokens" integer, "cacheWriteTokens" integer,
        "outputTokens" integer, "reasoningTokens" integer, "usageSource" text, "costNanoUsd" bigint,
        "finishedAtUs" bigint, "identifyUs" integer, "permitUs" integer, "prepareUs" integer, "priceUs" integer,
        "admitUs" integer, "executeUs" integer, "settleUs" integer, "recordUs" integer, "firstByteUs" integer,
        "lastStep" integer, "serviceClass" text, "claimedClass" text, admission jsonb,
        "classReason" text, "riskPercent" smallint, "reusedFrom" text, "sourceCallId" text, "reusedAgeMs" integer,
        "avoidedNanoUsd" bigint
    )
    ON CONFLICT DO NOTHING
    RETURNING call_settlement.call_id, call_settlement.sequence;
END
$$;
