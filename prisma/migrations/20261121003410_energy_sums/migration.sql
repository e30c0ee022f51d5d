-- The energy and the carbon of calls (docs/decisions/0024) in the sums by hour, in those by day that are folded from them, and in those of
-- tasks. 0 with no call counted: not known, as of everything before this release. What books ended calls is stated here and nowhere
-- else, whatever form an older release gave it; each call is looked up by its key (20261121003300_sums_of_ended_calls says why).
DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['spend_hour', 'spend_late', 'spend_day'] LOOP
        EXECUTE format(
            'ALTER TABLE %I
                ADD COLUMN energy_calls bigint NOT NULL DEFAULT 0,
                ADD COLUMN energy_low_millijoules bigint NOT NULL DEFAULT 0,
                ADD COLUMN energy_millijoules bigint NOT NULL DEFAULT 0,
                ADD COLUMN energy_high_millijoules bigint NOT NULL DEFAULT 0,
                ADD COLUMN energy_estimated_millijoules bigint NOT NULL DEFAULT 0,
                ADD COLUMN carbon_location_micrograms bigint NOT NULL DEFAULT 0,
                ADD COLUMN carbon_market_micrograms bigint NOT NULL DEFAULT 0', table_name);
    END LOOP;
END
$$;
ALTER TABLE "task_cost_day"
    ADD COLUMN "energy_calls" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "energy_millijoules" BIGINT NOT NULL DEFAULT 0;

-- `mix` is a department and a model: energies of several models do not add up end by end, so each owner's are kept by model.
ALTER TABLE "spend_day"
    DROP CONSTRAINT "spend_day_cut_known",
    ADD CONSTRAINT "spend_day_cut_known" CHECK (
        "cut" IN ('booked', 'department', 'team', 'agent', 'model', 'provider', 'class', 'pair', 'mix')
    );

-- A transfer for each call that cost something, and the sums by hour, for the model that answered: in one pass over the lines
-- of a batch. What its lines leave of a call's cost is kept in one piece. What is of hours that are folded (docs/decisions/0017)
-- goes into spend_late once more. Whoever folds holds the lock that batches hold, so none of them sees an hour as not folded
-- that is.
CREATE OR REPLACE FUNCTION book_ended_calls() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    WITH ended AS MATERIALIZED (
        SELECT c.organisation_id, c.id, date_bin('1 hour', c.received_at, timestamptz 'epoch') AS hour, c.department_id,
            c.agent_id, coalesce(s.serving_model_id, c.model_id, '') AS model_id,
            coalesce(s.serving_provider_id, c.provider_id, '') AS provider_id, c.simulated,
            s.outcome, s.cost_nano_usd AS cost, s.input_tokens::bigint + s.output_tokens AS tokens, s.cost_lines,
            s.energy_low_millijoules AS energy_low, s.energy_millijoules AS energy, s.energy_high_millijoules AS energy_high,
            s.energy_basis IS NOT DISTINCT FROM 'estimated' AS is_estimated,
            s.carbon_location_micrograms AS carbon_location, s.carbon_market_micrograms AS carbon_market
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
            e.energy_low, e.energy, e.energy_high, e.is_estimated, e.carbon_location, e.carbon_market,
            part.line ->> 0 AS token_class, (part.line ->> 1)::bigint AS quantity, (part.line ->> 2)::bigint AS nano_usd
        FROM ended e
        LEFT JOIN LATERAL jsonb_array_elements(e.cost_lines) WITH ORDINALITY AS part (line, place) ON e.cost > 0
    ), sums AS MATERIALIZED (
        SELECT organisation_id, hour, department_id, agent_id, model_id, provider_id, simulated,
            count(*) FILTER (WHERE is_first) AS calls,
            count(*) FILTER (WHERE is_first AND cost IS NULL) AS calls_without_cost,
            coalesce(sum(cost) FILTER (WHERE is_first), 0) AS cost_nano_usd,
            count(energy) FILTER (WHERE is_first) AS energy_calls,
            coalesce(sum(energy_low) FILTER (WHERE is_first), 0) AS energy_low_millijoules,
            coalesce(sum(energy) FILTER (WHERE is_first), 0) AS energy_millijoules,
            coalesce(sum(energy_high) FILTER (WHERE is_first), 0) AS energy_high_millijoules,
            coalesce(sum(energy) FILTER (WHERE is_first AND is_estimated), 0) AS energy_estimated_millijoules,
            coalesce(sum(carbon_location) FILTER (WHERE is_first), 0) AS carbon_location_micrograms,
            coalesce(sum(carbon_market) FILTER (WHERE is_first), 0) AS carbon_market_micrograms,
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
            s.energy_calls, s.energy_low_millijoules, s.energy_millijoules, s.energy_high_millijoules,
            s.energy_estimated_millijoules, s.carbon_location_micrograms, s.carbon_market_micrograms,
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
            energy_calls, energy_low_millijoules, energy_millijoules, energy_high_millijoules, energy_estimated_millijoules,
            carbon_location_micrograms, carbon_market_micrograms,
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
            energy_calls, energy_low_millijoules, energy_millijoules, energy_high_millijoules, energy_estimated_millijoules,
            carbon_location_micrograms, carbon_market_micrograms,
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
        energy_calls, energy_low_millijoules, energy_millijoules, energy_high_millijoules, energy_estimated_millijoules,
        carbon_location_micrograms, carbon_market_micrograms,
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
        energy_calls, energy_low_millijoules, energy_millijoules, energy_high_millijoules, energy_estimated_millijoules,
        carbon_location_micrograms, carbon_market_micrograms,
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
        energy_calls = spent.energy_calls + excluded.energy_calls,
        energy_low_millijoules = spent.energy_low_millijoules + excluded.energy_low_millijoules,
        energy_millijoules = spent.energy_millijoules + excluded.energy_millijoules,
        energy_high_millijoules = spent.energy_high_millijoules + excluded.energy_high_millijoules,
        energy_estimated_millijoules = spent.energy_estimated_millijoules + excluded.energy_estimated_millijoules,
        carbon_location_micrograms = spent.carbon_location_micrograms + excluded.carbon_location_micrograms,
        carbon_market_micrograms = spent.carbon_market_micrograms + excluded.carbon_market_micrograms,
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

CREATE OR REPLACE TRIGGER keep_ledger AFTER INSERT ON call_settlement REFERENCING NEW TABLE AS ended_calls
    FOR EACH STATEMENT EXECUTE FUNCTION book_ended_calls();

-- Adds a batch of ended calls to the sums of the tasks whose runs they are of. A call of a run with several tasks belongs
-- to the newest one that is its agent's, else to the oldest.
CREATE OR REPLACE FUNCTION keep_task_cost_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    -- Whoever has no tasks pays nothing for their sums.
    IF NOT EXISTS (SELECT FROM task) THEN
        RETURN NULL;
    END IF;
    INSERT INTO task_cost_day AS kept (
        organisation_id, day, agent_id, department_id, kind, simulated, calls, calls_without_cost, cost_nano_usd,
        tool_nano_usd, energy_calls, energy_millijoules
    )
    SELECT c.organisation_id, (c.received_at AT TIME ZONE 'UTC')::date, c.agent_id, c.department_id, k.kind, c.simulated,
        count(*), count(*) FILTER (WHERE s.cost_nano_usd IS NULL), coalesce(sum(s.cost_nano_usd), 0),
        coalesce(sum(tool.nano_usd), 0), count(s.energy_millijoules), coalesce(sum(s.energy_millijoules), 0)
    FROM ended_calls s
    CROSS JOIN LATERAL (
        SELECT * FROM call WHERE call.organisation_id = s.organisation_id AND call.id = s.call_id OFFSET 0
    ) AS c
    CROSS JOIN LATERAL (
        SELECT t.kind FROM task t
        WHERE t.organisation_id = c.organisation_id AND t.run_id = c.run_id
        ORDER BY t.agent_id IS NOT DISTINCT FROM c.agent_id DESC,
            CASE WHEN t.agent_id = c.agent_id THEN t.id END DESC, t.id
        LIMIT 1
    ) AS k
    LEFT JOIN LATERAL (
        SELECT sum((part ->> 2)::bigint) AS nano_usd FROM jsonb_array_elements(s.cost_lines) AS part
        WHERE part ->> 0 = 'tool_use'
    ) AS tool ON s.cost_lines IS NOT NULL
    WHERE c.run_id IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (organisation_id, day, agent_id, department_id, kind, simulated) DO UPDATE SET
        calls = kept.calls + excluded.calls,
        calls_without_cost = kept.calls_without_cost + excluded.calls_without_cost,
        cost_nano_usd = kept.cost_nano_usd + excluded.cost_nano_usd,
        tool_nano_usd = kept.tool_nano_usd + excluded.tool_nano_usd,
        energy_calls = kept.energy_calls + excluded.energy_calls,
        energy_millijoules = kept.energy_millijoules + excluded.energy_millijoules;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER keep_task_cost_days AFTER INSERT ON "call_settlement" REFERENCING NEW TABLE AS ended_calls
    FOR EACH STATEMENT EXECUTE FUNCTION keep_task_cost_days();
