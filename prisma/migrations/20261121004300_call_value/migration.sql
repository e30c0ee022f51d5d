-- What the sender of a call says it is worth (X-Agent-Value, docs/decisions/0031); null for those that say nothing.
ALTER TABLE "call" ADD COLUMN "claimed_value_nano_usd" BIGINT;
ALTER TABLE "call"
    ADD CONSTRAINT "call_claimed_value_not_negative" CHECK ("claimed_value_nano_usd" >= 0) NOT VALID;

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
        reserved_nano_usd, replica_id, budget_reservations, claimed_value_nano_usd
    )
    SELECT p_organisation_id, line.id, line."agentId", line."departmentId", line."keyId", line."runId", line.syscall,
        line.protocol, line."modelRequested", line."modelId", line."providerId", line."poolId", line."priceId",
        line.simulated, line.streamed, timestamptz 'epoch' + line."receivedAtUs" * interval '1 microsecond',
        line."estimatedInputTokens", line."maxOutputTokens", line."reservedNanoUsd", line."replicaId",
        line."budgetReservations", line."claimedValueNanoUsd"
    FROM json_to_recordset(p_calls) AS line (
        id text, "agentId" text, "departmentId" text, "keyId" text, "runId" text, syscall text, protocol text,
        "modelRequested" text, "modelId" text, "providerId" text, "poolId" text, "priceId" text, simulated boolean,
        streamed boolean, "receivedAtUs" bigint, "estimatedInputTokens" integer, "maxOutputTokens" integer,
        "reservedNanoUsd" bigint, "replicaId" text, "budgetReservations" jsonb,
        "claimedValueNanoUsd" bigint
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
