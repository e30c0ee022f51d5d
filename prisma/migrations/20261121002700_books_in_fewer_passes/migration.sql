-- What the books of a call cost its batch, less: usage is summed by agent and hour before it is spread over spans, and
-- transfers are checked in one look. The same rows as before come out of both (docs/decisions/0013 has the figures).
CREATE OR REPLACE FUNCTION count_agent_usage() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
        JOIN call c ON c.organisation_id = s.organisation_id AND c.id = s.call_id
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

CREATE OR REPLACE FUNCTION check_transfers() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    seen record;
BEGIN
    PERFORM lock_ledger(owner.organisation_id)
    FROM (SELECT DISTINCT organisation_id FROM booked ORDER BY organisation_id) AS owner;
    SELECT to_char(min(m.month), 'YYYY-MM') AS closed_month, bool_or(b.reverses IS NOT NULL) AS reverses INTO seen
    FROM booked b
    LEFT JOIN ledger_month m ON m.organisation_id = b.organisation_id AND m.month = b.month AND m.state = 'closed';
    IF seen.closed_month IS NOT NULL THEN
        RAISE EXCEPTION 'The books of % are closed. Book in the first open month, or open it again.', seen.closed_month
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfer_month_open';
    END IF;
    IF NOT coalesce(seen.reverses, false) THEN
        RETURN NULL;
    END IF;
    SELECT b.key INTO seen FROM booked b
    WHERE b.reverses IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger_transfer t
        WHERE t.organisation_id = b.organisation_id AND t.key = b.reverses AND t.kind <> 'reversal'
            AND t.unit = b.unit AND t.amount = b.amount
            AND t.debit_account = b.credit_account AND t.credit_account = b.debit_account
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The transfer % does not take back exactly the one that it names.', seen.key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfer_reversal_exact';
    END IF;
    RETURN NULL;
END
$$;
