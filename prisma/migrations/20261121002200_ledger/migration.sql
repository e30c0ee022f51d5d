-- Spend by hour, the ledger, and months that are closed (docs/decisions/0013). All three follow from the settlements of
-- calls by one trigger, in the transaction that records them.

CREATE TABLE "spend_hour" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
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

    CONSTRAINT "spend_hour_pkey" PRIMARY KEY (
        "organisation_id", "hour", "agent_id", "model_id", "department_id", "team_id", "provider_id", "simulated",
        "booked_month"
    )
);
CREATE INDEX "spend_hour_organisation_id_booked_month_hour_idx" ON "spend_hour"("organisation_id", "booked_month", "hour");
ALTER TABLE "spend_hour"
    ADD CONSTRAINT "spend_hour_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "spend_hour_sums_up" CHECK ("cost_nano_usd" = "input_nano_usd"
        + "cached_input_nano_usd"
        + "cache_write_5m_nano_usd"
        + "cache_write_1h_nano_usd"
        + "output_nano_usd"
        + "reasoning_nano_usd"
        + "audio_input_nano_usd"
        + "audio_output_nano_usd"
        + "image_input_nano_usd"
        + "image_output_nano_usd"
        + "tool_use_nano_usd"
        + "unsplit_nano_usd");
-- As with agent_usage: the rows of the present hour change with every batch.
ALTER TABLE "spend_hour" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE "ledger_month" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "month" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "note" TEXT,
    "closed_nano_usd" BIGINT NOT NULL,

    CONSTRAINT "ledger_month_pkey" PRIMARY KEY ("organisation_id", "month")
);
ALTER TABLE "ledger_month"
    ADD CONSTRAINT "ledger_month_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "ledger_month_first_day" CHECK (extract(day FROM "month") = 1),
    ADD CONSTRAINT "ledger_month_state_known" CHECK ("state" IN ('open', 'closed')),
    ADD CONSTRAINT "ledger_month_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "ledger_month_note_length" CHECK (length("note") <= 500);

CREATE TABLE "ledger_transfer" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "debit_account" TEXT COLLATE "C" NOT NULL,
    "credit_account" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "call_id" TEXT COLLATE "C",
    "reverses" TEXT COLLATE "C",
    "month" DATE NOT NULL,
    "of_month" DATE NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "author_kind" TEXT NOT NULL DEFAULT 'system',
    "author_id" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "note" TEXT,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("organisation_id", "key")
);
-- Rows come in the order of their months, so that ranges of pages name them: an index that costs a row next to nothing.
CREATE INDEX "ledger_transfer_month_idx" ON "ledger_transfer" USING BRIN ("month");
ALTER TABLE "ledger_transfer"
    ADD CONSTRAINT "ledger_transfer_kind_known" CHECK ("kind" IN ('call', 'credit_purchase', 'credit_use', 'adjustment', 'reversal')),
    ADD CONSTRAINT "ledger_transfer_unit_known" CHECK ("unit" IN ('nano_usd', 'micro_credits', 'millijoules')),
    ADD CONSTRAINT "ledger_transfer_amount_positive" CHECK ("amount" > 0),
    ADD CONSTRAINT "ledger_transfer_between_two" CHECK ("debit_account" <> "credit_account"),
    -- Which makes it the only one that takes that transfer back.
    ADD CONSTRAINT "ledger_transfer_reversal_named" CHECK (("kind" = 'reversal') = ("reverses" IS NOT NULL) AND "key" = 'reverse/' || "reverses"),
    ADD CONSTRAINT "ledger_transfer_of_month" CHECK ("of_month" <= "month"),
    ADD CONSTRAINT "ledger_transfer_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "ledger_transfer_note_length" CHECK (length("note") <= 500);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['spend_hour', 'ledger_month', 'ledger_transfer'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
    END LOOP;
    -- What already happened is booked below: the policies bind the owner too, so they stand aside for this transaction.
    FOREACH table_name IN ARRAY ARRAY['agent', 'call', 'call_settlement', 'model_price'] LOOP
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
END
$$;

-- Costs of the past by class, where usage and price give the cost that was settled to the nano-USD: whole nano-USD by
-- class, and those left over to the largest remainders. Where they do not, the cost is left in one piece.
CREATE TEMPORARY TABLE past_call ON COMMIT DROP AS
SELECT c.organisation_id, c.id, c.department_id, coalesce(a.team_id, '') AS team_id, c.agent_id,
    coalesce(c.model_id, '') AS model_id, coalesce(c.provider_id, '') AS provider_id, c.simulated, s.outcome,
    date_trunc('hour', c.received_at, 'UTC') AS hour, s.finished_at,
    date_trunc('month', c.received_at AT TIME ZONE 'UTC')::date AS month,
    s.cost_nano_usd AS cost, coalesce(s.input_tokens, 0) + coalesce(s.output_tokens, 0) AS tokens, s.usage_source,
    s.input_tokens, s.cached_input_tokens, s.cache_write_tokens, s.output_tokens, s.reasoning_tokens, c.price_id
FROM call_settlement s
JOIN call c ON c.organisation_id = s.organisation_id AND c.id = s.call_id
LEFT JOIN agent a ON a.organisation_id = c.organisation_id AND a.id = c.agent_id;

CREATE TEMPORARY TABLE past_line ON COMMIT DROP AS
WITH part AS (
    SELECT p.organisation_id, p.id, p.cost, class.place, class.token_class, class.quantity,
        class.quantity * class.price AS exact_times_million
    FROM past_call p
    JOIN model_price price ON price.organisation_id = p.organisation_id AND price.id = p.price_id
    CROSS JOIN LATERAL (VALUES
        (1, 'input', greatest(0, p.input_tokens - p.cached_input_tokens - p.cache_write_tokens)::numeric,
            price.input_nano_usd_per_million),
        (2, 'cached_input', p.cached_input_tokens::numeric,
            coalesce(price.cached_input_nano_usd_per_million, price.input_nano_usd_per_million)),
        (3, 'cache_write_5m', p.cache_write_tokens::numeric,
            coalesce(price.cache_write_nano_usd_per_million, price.input_nano_usd_per_million)),
        (4, 'output', p.output_tokens - least(p.reasoning_tokens, p.output_tokens)::numeric, price.output_nano_usd_per_million),
        (5, 'reasoning', least(p.reasoning_tokens, p.output_tokens)::numeric, price.output_nano_usd_per_million)
    ) AS class (place, token_class, quantity, price)
    WHERE p.cost > 0 AND p.usage_source IN ('provider', 'counted') AND class.quantity > 0
), shared AS (
    SELECT organisation_id, id, cost, token_class, quantity, div(exact_times_million, 1000000) AS whole,
        sum(div(exact_times_million, 1000000)) OVER of_call AS whole_of_call,
        sum(exact_times_million) OVER of_call AS exact_of_call,
        row_number() OVER (
            PARTITION BY organisation_id, id ORDER BY mod(exact_times_million, 1000000) DESC, place
        ) AS turn
    FROM part
    WINDOW of_call AS (PARTITION BY organisation_id, id)
)
SELECT organisation_id, id, token_class, quantity::bigint AS quantity,
    (whole + CASE WHEN turn <= cost - whole_of_call THEN 1 ELSE 0 END)::bigint AS nano_usd
FROM shared
WHERE cost = div(exact_of_call + 500000, 1000000);

CREATE INDEX ON past_line (organisation_id, id);
INSERT INTO past_line
SELECT p.organisation_id, p.id, 'unsplit', p.tokens, p.cost
FROM past_call p
WHERE p.cost > 0 AND NOT EXISTS (
    SELECT FROM past_line l WHERE l.organisation_id = p.organisation_id AND l.id = p.id
);

INSERT INTO spend_hour (
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
SELECT p.organisation_id, p.hour, p.month, p.department_id, p.team_id, p.agent_id, p.model_id, p.provider_id, p.simulated,
    count(*) FILTER (WHERE l.first), count(*) FILTER (WHERE l.first AND p.cost IS NULL), coalesce(sum(l.nano_usd), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'input'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'input'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'cached_input'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'cached_input'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'cache_write_5m'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'cache_write_5m'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'cache_write_1h'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'cache_write_1h'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'output'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'output'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'reasoning'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'reasoning'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'audio_input'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'audio_input'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'audio_output'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'audio_output'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'image_input'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'image_input'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'image_output'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'image_output'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'tool_use'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'tool_use'), 0),
    coalesce(sum(l.quantity) FILTER (WHERE l.token_class = 'unsplit'), 0), coalesce(sum(l.nano_usd) FILTER (WHERE l.token_class = 'unsplit'), 0)
FROM past_call p
CROSS JOIN LATERAL (
    SELECT true AS first, NULL AS token_class, NULL::bigint AS quantity, NULL::bigint AS nano_usd
    UNION ALL
    SELECT false, past.token_class, past.quantity, past.nano_usd FROM past_line past
    WHERE past.organisation_id = p.organisation_id AND past.id = p.id
) AS l
GROUP BY p.organisation_id, p.hour, p.month, p.department_id, p.team_id, p.agent_id, p.model_id, p.provider_id, p.simulated;

INSERT INTO ledger_transfer (
    organisation_id, key, kind, unit, debit_account, credit_account, amount, call_id, month, of_month, booked_at
)
SELECT p.organisation_id, p.id, 'call', 'nano_usd',
    'spend/' || p.department_id || '/' || p.agent_id || '/' || p.model_id,
    CASE p.outcome WHEN 'interrupted' THEN 'interrupted/' ELSE 'owed/' END || p.provider_id,
    p.cost, p.id, p.month, p.month, p.finished_at
FROM past_call p
WHERE p.cost > 0
ORDER BY p.organisation_id, p.id;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'agent', 'call', 'call_settlement', 'model_price', 'spend_hour', 'ledger_month', 'ledger_transfer'
    ] LOOP
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON spend_hour TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON ledger_month TO agent_os_app;
GRANT SELECT, INSERT ON ledger_transfer TO agent_os_app;

-- The month itself, or the first one after it whose books are open.
CREATE FUNCTION first_open_month(p_organisation_id text, p_month date) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    open_month date := p_month;
BEGIN
    WHILE EXISTS (
        SELECT FROM ledger_month m
        WHERE m.organisation_id = p_organisation_id AND m.month = open_month AND m.state = 'closed'
    ) LOOP
        open_month := open_month + interval '1 month';
    END LOOP;
    RETURN open_month;
END
$$;

-- Closing a month and booking in it take this lock in turn. Batches of calls hold it already (record_calls).
CREATE FUNCTION lock_ledger(p_organisation_id text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('agent_os.call_settlement.' || p_organisation_id, 0))
$$;
