-- What ended calls come to: sums of their agents, spend by hour, transfers. By triggers, in the transaction that records the
-- ends (docs/decisions/0013 has the figures).
--
-- Each call is looked up by its key, whatever the planner would rather do: a plan is made once a session, with the first batch,
-- and a join that suits a new table reads all of it with every batch when the table has grown.

-- Usage is summed by agent and hour before it is spread over spans.
CREATE OR REPLACE FUNCTION count_agent_usage() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    WITH of_hour AS MATERIALIZED (
        SELECT c.organisation_id, c.agent_id, date_bin('1 hour', c.received_at, timestamptz 'epoch') AS hour,
            count(*) AS calls,
            count(*) FILTER (WHERE s.outcome IN ('failed', 'interrupted')) AS failed,
            count(*) FILTER (WHERE s.outcome = 'denied') AS denied,
            count(*) FILTER (WHERE s.outcome = 'cancelled') AS cancelled,
            count(*) FILTER (WHERE c.simulated) AS simulated,
            count(*) FILTER (WHERE s.cost_nano_usd IS NULL) AS without_cost,
            coalesce(sum(s.input_tokens), 0) AS input_tokens,
            coalesce(sum(s.output_tokens), 0) AS output_tokens,
            coalesce(sum(s.cost_nano_usd), 0) AS cost_nano_usd,
            max(c.received_at) AS last_call_at,
            max(s.finished_at) FILTER (WHERE s.outcome IN ('failed', 'interrupted')) AS last_error_at,
            (array_agg(s.error_code ORDER BY s.finished_at DESC) FILTER (WHERE s.outcome IN ('failed', 'interrupted')))[1]
                AS last_error_code,
            count(*) FILTER (WHERE s.outcome = 'interrupted') AS interrupted
        FROM ended_calls s
        CROSS JOIN LATERAL (
            SELECT * FROM call WHERE call.organisation_id = s.organisation_id AND call.id = s.call_id OFFSET 0
        ) AS c
        GROUP BY c.organisation_id, c.agent_id, hour
    )
    INSERT INTO agent_usage AS usage (
        organisation_id, agent_id, span, starts_at, calls, failed, denied, cancelled, simulated, without_cost,
        input_tokens, output_tokens, cost_nano_usd, last_call_at, last_error_at, last_error_code, interrupted
    )
    SELECT h.organisation_id, h.agent_id, spans.span, spans.starts_at,
        sum(h.calls), sum(h.failed), sum(h.denied), sum(h.cancelled), sum(h.simulated), sum(h.without_cost),
        sum(h.input_tokens), sum(h.output_tokens), sum(h.cost_nano_usd),
        max(h.last_call_at), max(h.last_error_at),
        (array_agg(h.last_error_code ORDER BY h.last_error_at DESC) FILTER (WHERE h.last_error_at IS NOT NULL))[1],
        sum(h.interrupted)
    FROM of_hour h
    CROSS JOIN LATERAL (VALUES
        ('hour', h.hour),
        ('quarter', date_bin('6 hours', h.hour, timestamptz 'epoch')),
        ('day', date_bin('1 day', h.hour, timestamptz 'epoch')),
        ('ever', timestamptz 'epoch')
    ) AS spans (span, starts_at)
    GROUP BY h.organisation_id, h.agent_id, spans.span, spans.starts_at
    ORDER BY h.organisation_id, h.agent_id, spans.span, spans.starts_at
    ON CONFLICT (organisation_id, agent_id, span, starts_at) DO UPDATE SET
        calls = usage.calls + excluded.calls,
        failed = usage.failed + excluded.failed,
        interrupted = usage.interrupted + excluded.interrupted,
        denied = usage.denied + excluded.denied,
        cancelled = usage.cancelled + excluded.cancelled,
        simulated = usage.simulated + excluded.simulated,
        without_cost = usage.without_cost + excluded.without_cost,
        input_tokens = usage.input_tokens + excluded.input_tokens,
        output_tokens = usage.output_tokens + excluded.output_tokens,
        cost_nano_usd = usage.cost_nano_usd + excluded.cost_nano_usd,
        last_call_at = greatest(usage.last_call_at, excluded.last_call_at),
        last_error_at = greatest(usage.last_error_at, excluded.last_error_at),
        last_error_code = CASE
            WHEN excluded.last_error_at IS NULL OR excluded.last_error_at < usage.last_error_at THEN usage.last_error_code
            ELSE excluded.last_error_code
        END;
    RETURN NULL;
END
$$;

-- A transfer for each call that cost something, and the sums by hour, for the model that answered: in one pass over the lines
-- of a batch. What its lines leave of a call's cost is kept in one piece.
CREATE FUNCTION book_ended_calls() RETURNS trigger
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
        SELECT organisation_id, hour, of_month, first_open_month(organisation_id, of_month) AS month
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
    SELECT s.organisation_id, s.hour, h.month, s.department_id, coalesce(a.team_id, ''), s.agent_id, s.model_id,
        s.provider_id, s.simulated,
        s.calls, s.calls_without_cost, s.cost_nano_usd,
        coalesce(s.input_quantity, 0), coalesce(s.input_nano_usd, 0),
        coalesce(s.cached_input_quantity, 0), coalesce(s.cached_input_nano_usd, 0),
        coalesce(s.cache_write_5m_quantity, 0), coalesce(s.cache_write_5m_nano_usd, 0),
        coalesce(s.cache_write_1h_quantity, 0), coalesce(s.cache_write_1h_nano_usd, 0),
        coalesce(s.output_quantity, 0), coalesce(s.output_nano_usd, 0),
        coalesce(s.reasoning_quantity, 0), coalesce(s.reasoning_nano_usd, 0),
        coalesce(s.audio_input_quantity, 0), coalesce(s.audio_input_nano_usd, 0),
        coalesce(s.audio_output_quantity, 0), coalesce(s.audio_output_nano_usd, 0),
        coalesce(s.image_input_quantity, 0), coalesce(s.image_input_nano_usd, 0),
        coalesce(s.image_output_quantity, 0), coalesce(s.image_output_nano_usd, 0),
        coalesce(s.tool_use_quantity, 0), coalesce(s.tool_use_nano_usd, 0),
        s.unsplit_quantity, s.unsplit_nano_usd
    FROM sums s
    JOIN hours h USING (organisation_id, hour)
    LEFT JOIN agent a ON a.organisation_id = s.organisation_id AND a.id = s.agent_id
    ORDER BY s.organisation_id, s.hour, s.agent_id, s.model_id, s.department_id, s.provider_id, s.simulated
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

CREATE TRIGGER keep_ledger AFTER INSERT ON call_settlement REFERENCING NEW TABLE AS ended_calls
    FOR EACH STATEMENT EXECUTE FUNCTION book_ended_calls();
