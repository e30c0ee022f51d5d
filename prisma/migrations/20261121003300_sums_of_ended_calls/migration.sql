-- What ended calls come to: sums of their agents, charges of budgets, transfers. By triggers, in the transaction that records the
-- ends (docs/decisions/0013 has the figures). Each of them is stated here and nowhere else, whatever form an older release gave
-- it; spend by hour and costs of tasks, which know energy too, are in 20261121003410_energy_sums.
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

-- Charges a batch of ended calls to their budgets, in the transaction that records their ends: once, however often it is
-- sent. Windows are locked in one order, and before leases, by everybody; so no two wait for each other. A charge never
-- keeps a call from being recorded: what names no budget is left out, and a window that nobody had made is made.
CREATE OR REPLACE FUNCTION charge_budgets() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
    charges jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_build_array(taken.organisation_id, taken.budget_id, taken.window_key, taken.replica_id, taken.amount, taken.calls))
    INTO charges
    FROM (
        SELECT s.organisation_id, line.charge->>0 AS budget_id, line.charge->>1 AS window_key, c.replica_id,
            sum((line.charge->>3)::bigint) AS amount, count(*) AS calls
        FROM ended_calls s
        CROSS JOIN LATERAL (
            SELECT * FROM call WHERE call.organisation_id = s.organisation_id AND call.id = s.call_id OFFSET 0
        ) AS c
        CROSS JOIN LATERAL jsonb_array_elements(s.budget_charges) AS line (charge)
        WHERE s.budget_charges IS NOT NULL AND EXISTS (
            SELECT FROM budget WHERE budget.organisation_id = s.organisation_id AND budget.id = line.charge->>0
        )
        GROUP BY s.organisation_id, line.charge->>0, line.charge->>1, c.replica_id
    ) AS taken;
    IF charges IS NULL THEN
        RETURN NULL;
    END IF;

    INSERT INTO budget_window AS counted (organisation_id, budget_id, window_key, starts_at, spent, calls)
    SELECT charge->>0, charge->>1, charge->>2,
        CASE WHEN charge->>2 ~ '^[0-9]{1,15}$' THEN timestamptz 'epoch' + (charge->>2)::bigint * interval '1 millisecond' ELSE now() END,
        sum((charge->>4)::bigint), sum((charge->>5)::bigint)
    FROM jsonb_array_elements(charges) AS line (charge)
    GROUP BY charge->>0, charge->>1, charge->>2
    ORDER BY (charge->>0) COLLATE "C", (charge->>1) COLLATE "C", (charge->>2) COLLATE "C"
    ON CONFLICT (organisation_id, budget_id, window_key) DO UPDATE
        SET spent = counted.spent + excluded.spent, calls = counted.calls + excluded.calls;

    UPDATE budget_lease AS lease SET charged = lease.charged + (charge->>4)::bigint
    FROM jsonb_array_elements(charges) AS line (charge)
    WHERE lease.organisation_id = charge->>0 AND lease.budget_id = charge->>1 AND lease.window_key = charge->>2
        AND lease.replica_id = charge->>3;

    INSERT INTO budget_notice (organisation_id, budget_id, window_key, percent, spent, cap)
    SELECT spent.organisation_id, spent.budget_id, spent.window_key, passed.percent, spent.spent, b.cap + raised.amount
    FROM (SELECT DISTINCT charge->>0 AS organisation_id, charge->>1 AS budget_id, charge->>2 AS window_key
          FROM jsonb_array_elements(charges) AS line (charge)) AS touched
    JOIN budget_window spent USING (organisation_id, budget_id, window_key)
    JOIN budget b ON b.organisation_id = touched.organisation_id AND b.id = touched.budget_id
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(i.amount), 0) AS amount FROM budget_increase i
        WHERE i.organisation_id = b.organisation_id AND i.budget_id = b.id AND i.revoked_at IS NULL
            AND i.from_at <= now() AND i.until_at > now()
    ) AS raised
    CROSS JOIN LATERAL unnest(b.notify_percents) AS passed (percent)
    WHERE spent.spent > 0 AND spent.spent::numeric * 100 >= (b.cap + raised.amount)::numeric * passed.percent
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER charge_budgets AFTER INSERT ON call_settlement REFERENCING NEW TABLE AS ended_calls
    FOR EACH STATEMENT EXECUTE FUNCTION charge_budgets();

-- A transfer is of an open month, and a reversal takes back exactly the one that it names.
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

CREATE OR REPLACE TRIGGER check_transfers AFTER INSERT ON ledger_transfer REFERENCING NEW TABLE AS booked
    FOR EACH STATEMENT EXECUTE FUNCTION check_transfers();
