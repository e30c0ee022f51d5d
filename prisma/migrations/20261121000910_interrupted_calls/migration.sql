-- Calls that a stop of the kernel cut off, apart: other rooms count them apart from those that failed. `failed` keeps
-- holding both, as health asks for both.

ALTER TABLE "agent_usage" ADD COLUMN "interrupted" BIGINT NOT NULL DEFAULT 0;

ALTER TABLE "call" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_settlement" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "agent_usage" NO FORCE ROW LEVEL SECURITY;

UPDATE agent_usage AS usage SET interrupted = counted.calls
FROM (
    SELECT c.organisation_id, c.agent_id, spans.span, spans.starts_at, count(*) AS calls
    FROM call_settlement s
    JOIN call c ON c.organisation_id = s.organisation_id AND c.id = s.call_id
    CROSS JOIN LATERAL (VALUES
        ('hour', date_trunc('hour', c.received_at, 'UTC')),
        ('day', date_trunc('day', c.received_at, 'UTC')),
        ('ever', timestamptz 'epoch')
    ) AS spans (span, starts_at)
    WHERE s.outcome = 'interrupted'
    GROUP BY c.organisation_id, c.agent_id, spans.span, spans.starts_at
) AS counted
WHERE usage.organisation_id = counted.organisation_id AND usage.agent_id = counted.agent_id
    AND usage.span = counted.span AND usage.starts_at = counted.starts_at;

ALTER TABLE "call" FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_settlement" FORCE ROW LEVEL SECURITY;
ALTER TABLE "agent_usage" FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION count_agent_usage() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO agent_usage AS usage (
        organisation_id, agent_id, span, starts_at, calls, failed, denied, cancelled, simulated, without_cost,
        input_tokens, output_tokens, cost_nano_usd, last_call_at, last_error_at, last_error_code, interrupted
    )
    SELECT c.organisation_id, c.agent_id, spans.span, spans.starts_at,
        count(*),
        count(*) FILTER (WHERE s.outcome IN ('failed', 'interrupted')),
        count(*) FILTER (WHERE s.outcome = 'denied'),
        count(*) FILTER (WHERE s.outcome = 'cancelled'),
        count(*) FILTER (WHERE c.simulated),
        count(*) FILTER (WHERE s.cost_nano_usd IS NULL),
        coalesce(sum(s.input_tokens), 0), coalesce(sum(s.output_tokens), 0), coalesce(sum(s.cost_nano_usd), 0),
        max(c.received_at),
        max(s.finished_at) FILTER (WHERE s.outcome IN ('failed', 'interrupted')),
        (array_agg(s.error_code ORDER BY s.finished_at DESC) FILTER (WHERE s.outcome IN ('failed', 'interrupted')))[1],
        count(*) FILTER (WHERE s.outcome = 'interrupted')
    FROM ended_calls s
    JOIN call c ON c.organisation_id = s.organisation_id AND c.id = s.call_id
    CROSS JOIN LATERAL (VALUES
        ('hour', date_trunc('hour', c.received_at, 'UTC')),
        ('day', date_trunc('day', c.received_at, 'UTC')),
        ('ever', timestamptz 'epoch')
    ) AS spans (span, starts_at)
    GROUP BY c.organisation_id, c.agent_id, spans.span, spans.starts_at
    ORDER BY c.organisation_id, c.agent_id, spans.span, spans.starts_at
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
