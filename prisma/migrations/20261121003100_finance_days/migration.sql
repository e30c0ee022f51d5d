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
    ADD CONSTRAINT "spend_fold_organisation_named" CHECK ("organisation_id" <> '');

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

-- As before (docs/decisions/0013), and once more into spend_late what is of hours that are folded. Whoever folds holds the lock
-- that batches hold, so none of them sees an hour as not folded that is.
CREATE OR REPLACE FUNCTION book_ended_calls() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    WITH ended AS MATERIALIZED (
        SELECT c.organisation_id, c.id, date_bin('1 hour', c.received_at, timestamptz 'epoch') AS hour, c.department_id,
            c.agent_id, coalesce(s.serving_model_id, c.model_id, '') AS model_id,
            coalesce(s.serving_provider_id, c.provider_id, '') AS provider_id, c.simulated,
            s.outcome, s.cost_nano_usd AS cost, s.input_tokens::bigint + s.output_tokens AS tokens, s.cost_lines
        FROM ended_calls s
        CROSS JOIN LATERAL (
            SELECT * FROM call WHERE call.organisation_id = s.organisation_id AND call.id = s.call_id OFFSET 0
        ) AS c
    ), hours AS MATERIALIZED (
        SELECT organisation_id, hour, of_month, first_open_month(organisation_id, of_month) AS month,
            EXISTS (
                SELECT FROM spend_fold f
                WHERE f.organisation_id = ended.organisation_id AND f.folded_until > ended.hour
            ) AS is_late
        FROM ended CROSS JOIN LATERAL (SELECT date_trunc('month', hour AT TIME ZONE 'UTC')::date AS of_month) AS month
        GROUP BY organisation_id, hour, of_month
    ), transfers AS (
        INSERT INTO ledger_transfer (
            organisation_id, key, kind, unit, debit_account, credit_account, amount, call_id, month, of_month
        )
        SELECT e.organisation_id, e.id, 'call', 'nano_usd',
            'spend/' || e.department_id || '/' || e.agent_id || '/' || e.model_id,
            CASE e.outcome WHEN 'interrupted' THEN 'interrupted/' ELSE 'owed/' END || e.provider_id,
            e.cost, e.id, h.month, h.of_month
        FROM ended e JOIN hours h USING (organisation_id, hour)
        WHERE e.cost > 0
        ON CONFLICT DO NOTHING
    ), line AS MATERIALIZED (
        -- The first line of a call stands for the call itself.
        SELECT e.organisation_id, e.hour, e.department_id, e.agent_id, e.model_id, e.provider_id, e.simulated,
            coalesce(part.place, 1) = 1 AS is_first, e.cost, e.tokens,
            part.line ->> 0 AS token_class, (part.line ->> 1)::bigint AS quantity, (part.line ->> 2)::bigint AS nano_usd
        FROM ended e
        LEFT JOIN LATERAL jsonb_array_elements(e.cost_lines) WITH ORDINALITY AS part (line, place) ON e.cost > 0
    ), sums AS MATERIALIZED (
        SELECT organisation_id, hour, department_id, agent_id, model_id, provider_id, simulated,
            count(*) FILTER (WHERE is_first) AS calls,
            count(*) FILTER (WHERE is_first AND cost IS NULL) AS calls_without_cost,
            coalesce(sum(cost) FILTER (WHERE is_first), 0) AS cost_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'input') AS input_quantity, sum(nano_usd) FILTER (WHERE token_class = 'input') AS input_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'cached_input') AS cached_input_quantity, sum(nano_usd) FILTER (WHERE token_class = 'cached_input') AS cached_input_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'cache_write_5m') AS cache_write_5m_quantity, sum(nano_usd) FILTER (WHERE token_class = 'cache_write_5m') AS cache_write_5m_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'cache_write_1h') AS cache_write_1h_quantity, sum(nano_usd) FILTER (WHERE token_class = 'cache_write_1h') AS cache_write_1h_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'output') AS output_quantity, sum(nano_usd) FILTER (WHERE token_class = 'output') AS output_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'reasoning') AS reasoning_quantity, sum(nano_usd) FILTER (WHERE token_class = 'reasoning') AS reasoning_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'audio_input') AS audio_input_quantity, sum(nano_usd) FILTER (WHERE token_class = 'audio_input') AS audio_input_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'audio_output') AS audio_output_quantity, sum(nano_usd) FILTER (WHERE token_class = 'audio_output') AS audio_output_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'image_input') AS image_input_quantity, sum(nano_usd) FILTER (WHERE token_class = 'image_input') AS image_input_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'image_output') AS image_output_quantity, sum(nano_usd) FILTER (WHERE token_class = 'image_output') AS image_output_nano_usd,
            sum(quantity) FILTER (WHERE token_class = 'tool_use') AS tool_use_quantity, sum(nano_usd) FILTER (WHERE token_class = 'tool_use') AS tool_use_nano_usd,
            coalesce(sum(tokens) FILTER (WHERE token_class IS NULL AND cost > 0), 0) AS unsplit_quantity,
            coalesce(sum(cost) FILTER (WHERE is_first), 0) - coalesce(sum(nano_usd), 0) AS unsplit_nano_usd
        FROM line
        GROUP BY organisation_id, hour, department_id, agent_id, model_id, provider_id, simulated
    ), entry AS MATERIALIZED (
        SELECT s.organisation_id, s.hour, h.month AS booked_month, s.department_id, coalesce(a.team_id, '') AS team_id, s.agent_id, s.model_id,
            s.provider_id, s.simulated,
            s.calls, s.calls_without_cost, s.cost_nano_usd,
            coalesce(s.input_quantity, 0) AS input_quantity, coalesce(s.input_nano_usd, 0) AS input_nano_usd,
            coalesce(s.cached_input_quantity, 0) AS cached_input_quantity, coalesce(s.cached_input_nano_usd, 0) AS cached_input_nano_usd,
            coalesce(s.cache_write_5m_quantity, 0) AS cache_write_5m_quantity, coalesce(s.cache_write_5m_nano_usd, 0) AS cache_write_5m_nano_usd,
            coalesce(s.cache_write_1h_quantity, 0) AS cache_write_1h_quantity, coalesce(s.cache_write_1h_nano_usd, 0) AS cache_write_1h_nano_usd,
            coalesce(s.output_quantity, 0) AS output_quantity, coalesce(s.output_nano_usd, 0) AS output_nano_usd,
            coalesce(s.reasoning_quantity, 0) AS reasoning_quantity, coalesce(s.reasoning_nano_usd, 0) AS reasoning_nano_usd,
            coalesce(s.audio_input_quantity, 0) AS audio_input_quantity, coalesce(s.audio_input_nano_usd, 0) AS audio_input_nano_usd,
            coalesce(s.audio_output_quantity, 0) AS audio_output_quantity, coalesce(s.audio_output_nano_usd, 0) AS audio_output_nano_usd,
            coalesce(s.image_input_quantity, 0) AS image_input_quantity, coalesce(s.image_input_nano_usd, 0) AS image_input_nano_usd,
            coalesce(s.image_output_quantity, 0) AS image_output_quantity, coalesce(s.image_output_nano_usd, 0) AS image_output_nano_usd,
            coalesce(s.tool_use_quantity, 0) AS tool_use_quantity, coalesce(s.tool_use_nano_usd, 0) AS tool_use_nano_usd,
            s.unsplit_quantity, s.unsplit_nano_usd, h.is_late
        FROM sums s
        JOIN hours h USING (organisation_id, hour)
        LEFT JOIN agent a ON a.organisation_id = s.organisation_id AND a.id = s.agent_id
    ), late AS (
        INSERT INTO spend_late (
            organisation_id, hour, booked_month, department_id, team_id, agent_id, model_id, provider_id, simulated,
            calls, calls_without_cost, cost_nano_usd,
            input_quantity, input_nano_usd,
            cached_input_quantity, cached_input_nano_usd,
            cache_write_5m_quantity, cache_write_5m_nano_usd,
            cache_write_1h_quantity, cache_write_1h_nano_usd,
            output_quantity, output_nano_usd,
            reasoning_quantity, reasoning_nano_usd,
            audio_input_quantity, audio_input_nano_usd,
            audio_output_quantity, audio_output_nano_usd,
            image_input_quantity, image_input_nano_usd,
            image_output_quantity, image_output_nano_usd,
            tool_use_quantity, tool_use_nano_usd,
            unsplit_quantity, unsplit_nano_usd
        )
        SELECT
            organisation_id, hour, booked_month, department_id, team_id, agent_id, model_id, provider_id, simulated,
            calls, calls_without_cost, cost_nano_usd,
            input_quantity, input_nano_usd,
            cached_input_quantity, cached_input_nano_usd,
            cache_write_5m_quantity, cache_write_5m_nano_usd,
            cache_write_1h_quantity, cache_write_1h_nano_usd,
            output_quantity, output_nano_usd,
            reasoning_quantity, reasoning_nano_usd,
            audio_input_quantity, audio_input_nano_usd,
            audio_output_quantity, audio_output_nano_usd,
            image_input_quantity, image_input_nano_usd,
            image_output_quantity, image_output_nano_usd,
            tool_use_quantity, tool_use_nano_usd,
            unsplit_quantity, unsplit_nano_usd
        FROM entry WHERE is_late
    )
    INSERT INTO spend_hour AS spent (
        organisation_id, hour, booked_month, department_id, team_id, agent_id, model_id, provider_id, simulated,
        calls, calls_without_cost, cost_nano_usd,
        input_quantity, input_nano_usd,
        cached_input_quantity, cached_input_nano_usd,
        cache_write_5m_quantity, cache_write_5m_nano_usd,
        cache_write_1h_quantity, cache_write_1h_nano_usd,
        output_quantity, output_nano_usd,
        reasoning_quantity, reasoning_nano_usd,
        audio_input_quantity, audio_input_nano_usd,
        audio_output_quantity, audio_output_nano_usd,
        image_input_quantity, image_input_nano_usd,
        image_output_quantity, image_output_nano_usd,
        tool_use_quantity, tool_use_nano_usd,
        unsplit_quantity, unsplit_nano_usd
    )
    SELECT
        organisation_id, hour, booked_month, department_id, team_id, agent_id, model_id, provider_id, simulated,
        calls, calls_without_cost, cost_nano_usd,
        input_quantity, input_nano_usd,
        cached_input_quantity, cached_input_nano_usd,
        cache_write_5m_quantity, cache_write_5m_nano_usd,
        cache_write_1h_quantity, cache_write_1h_nano_usd,
        output_quantity, output_nano_usd,
        reasoning_quantity, reasoning_nano_usd,
        audio_input_quantity, audio_input_nano_usd,
        audio_output_quantity, audio_output_nano_usd,
        image_input_quantity, image_input_nano_usd,
        image_output_quantity, image_output_nano_usd,
        tool_use_quantity, tool_use_nano_usd,
        unsplit_quantity, unsplit_nano_usd
    FROM entry
    ORDER BY organisation_id, hour, agent_id, model_id, department_id, provider_id, simulated
    ON CONFLICT (
        organisation_id, hour, agent_id, model_id, department_id, team_id, provider_id, simulated, booked_month
    ) DO UPDATE SET
        calls = spent.calls + excluded.calls,
        calls_without_cost = spent.calls_without_cost + excluded.calls_without_cost,
        cost_nano_usd = spent.cost_nano_usd + excluded.cost_nano_usd,
        input_quantity = spent.input_quantity + excluded.input_quantity,
        input_nano_usd = spent.input_nano_usd + excluded.input_nano_usd,
        cached_input_quantity = spent.cached_input_quantity + excluded.cached_input_quantity,
        cached_input_nano_usd = spent.cached_input_nano_usd + excluded.cached_input_nano_usd,
        cache_write_5m_quantity = spent.cache_write_5m_quantity + excluded.cache_write_5m_quantity,
        cache_write_5m_nano_usd = spent.cache_write_5m_nano_usd + excluded.cache_write_5m_nano_usd,
        cache_write_1h_quantity = spent.cache_write_1h_quantity + excluded.cache_write_1h_quantity,
        cache_write_1h_nano_usd = spent.cache_write_1h_nano_usd + excluded.cache_write_1h_nano_usd,
        output_quantity = spent.output_quantity + excluded.output_quantity,
        output_nano_usd = spent.output_nano_usd + excluded.output_nano_usd,
        reasoning_quantity = spent.reasoning_quantity + excluded.reasoning_quantity,
        reasoning_nano_usd = spent.reasoning_nano_usd + excluded.reasoning_nano_usd,
        audio_input_quantity = spent.audio_input_quantity + excluded.audio_input_quantity,
        audio_input_nano_usd = spent.audio_input_nano_usd + excluded.audio_input_nano_usd,
        audio_output_quantity = spent.audio_output_quantity + excluded.audio_output_quantity,
        audio_output_nano_usd = spent.audio_output_nano_usd + excluded.audio_output_nano_usd,
        image_input_quantity = spent.image_input_quantity + excluded.image_input_quantity,
        image_input_nano_usd = spent.image_input_nano_usd + excluded.image_input_nano_usd,
        image_output_quantity = spent.image_output_quantity + excluded.image_output_quantity,
        image_output_nano_usd = spent.image_output_nano_usd + excluded.image_output_nano_usd,
        tool_use_quantity = spent.tool_use_quantity + excluded.tool_use_quantity,
        tool_use_nano_usd = spent.tool_use_nano_usd + excluded.tool_use_nano_usd,
        unsplit_quantity = spent.unsplit_quantity + excluded.unsplit_quantity,
        unsplit_nano_usd = spent.unsplit_nano_usd + excluded.unsplit_nano_usd;
    RETURN NULL;
END
$$;
