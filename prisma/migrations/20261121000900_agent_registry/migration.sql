-- The registry of agents: criticality, immutable versions of a configuration, and what calls came to by hour and day.

ALTER TABLE "agent"
    ADD COLUMN "risk_class" TEXT,
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "version_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD CONSTRAINT "agent_risk_class_known" CHECK ("risk_class" IN ('R0', 'R1', 'R2', 'R3', 'R4')),
    ADD CONSTRAINT "agent_version_positive" CHECK ("version" > 0);

CREATE TABLE "agent_version" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "configuration" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_version_pkey" PRIMARY KEY ("organisation_id","agent_id","number")
);
ALTER TABLE "agent_version"
    ADD CONSTRAINT "agent_version_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "agent_version_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "agent_version_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "agent_version_reason_length" CHECK (length("reason") <= 500);

CREATE TABLE "agent_usage" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "span" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "calls" BIGINT NOT NULL,
    "failed" BIGINT NOT NULL,
    "denied" BIGINT NOT NULL,
    "cancelled" BIGINT NOT NULL,
    "simulated" BIGINT NOT NULL,
    "without_cost" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "last_call_at" TIMESTAMPTZ(6) NOT NULL,
    "last_error_at" TIMESTAMPTZ(6),
    "last_error_code" TEXT,
    "interrupted" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "agent_usage_pkey" PRIMARY KEY ("organisation_id","agent_id","span","starts_at")
);
CREATE INDEX "agent_usage_organisation_id_span_starts_at_idx" ON "agent_usage"("organisation_id", "span", "starts_at");
ALTER TABLE "agent_usage"
    ADD CONSTRAINT "agent_usage_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "agent_usage_span_known" CHECK ("span" IN ('hour', 'quarter', 'day', 'ever'));
-- The rows of the present change with every batch of calls: room in the page keeps those changes out of the indices.
ALTER TABLE "agent_usage" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX "audit_event_organisation_id_target_id_id_idx" ON "audit_event"("organisation_id", "target_id", "id");

-- What already happened is counted below: the policies bind the owner too, so they stand aside for this transaction.
DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['agent', 'department', 'team', 'person', 'call', 'call_settlement'] LOOP
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
END
$$;

INSERT INTO "agent_version" ("organisation_id", "agent_id", "number", "author_kind", "author_id", "reason", "configuration", "at")
SELECT a.organisation_id, a.id, 1, 'system', 'migration', 'As it was when versions began.',
    jsonb_build_object(
        'name', a.name, 'purpose', a.purpose, 'departmentId', a.department_id, 'department', d.name,
        'teamId', a.team_id, 'team', t.name, 'ownerPersonId', a.owner_person_id, 'owner', p.name,
        'riskClass', a.risk_class, 'allowedModels', to_jsonb(a.allowed_models)
    ), a.updated_at
FROM agent a
JOIN department d ON d.organisation_id = a.organisation_id AND d.id = a.department_id
LEFT JOIN team t ON t.organisation_id = a.organisation_id AND t.id = a.team_id
LEFT JOIN person p ON p.id = a.owner_person_id;

INSERT INTO "agent_usage"
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
FROM call_settlement s
JOIN call c ON c.organisation_id = s.organisation_id AND c.id = s.call_id
CROSS JOIN LATERAL (VALUES
    ('hour', date_trunc('hour', c.received_at, 'UTC')),
    ('quarter', date_bin('6 hours', c.received_at, timestamptz 'epoch')),
    ('day', date_trunc('day', c.received_at, 'UTC')),
    ('ever', timestamptz 'epoch')
) AS spans (span, starts_at)
GROUP BY c.organisation_id, c.agent_id, spans.span, spans.starts_at;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['agent', 'department', 'team', 'person', 'call', 'call_settlement'] LOOP
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
    FOREACH table_name IN ARRAY ARRAY['agent_version', 'agent_usage'] LOOP
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

GRANT SELECT, INSERT ON agent_version TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON agent_usage TO agent_os_app;

-- Counts a batch of ended calls in the transaction that records them, so that the sums are never ahead or behind.
-- Batches of one organisation are recorded one after the other; the order of rows keeps other writers from deadlocks.
CREATE FUNCTION count_agent_usage() RETURNS trigger
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
        ('quarter', date_bin('6 hours', c.received_at, timestamptz 'epoch')),
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

CREATE TRIGGER count_usage AFTER INSERT ON call_settlement REFERENCING NEW TABLE AS ended_calls
    FOR EACH STATEMENT EXECUTE FUNCTION count_agent_usage();
