-- Value: what outcomes of tasks are worth, who accepted them, and what they cost (docs/decisions/0018).

ALTER TABLE "task"
    ADD COLUMN "kind" TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN "declared_nano_usd" BIGINT;
ALTER TABLE "task"
    ADD CONSTRAINT "task_kind_named" CHECK ("kind" ~ '^([a-z0-9]+(-[a-z0-9]+)*)?$' AND length("kind") <= 64),
    ADD CONSTRAINT "task_declared_not_negative" CHECK ("declared_nano_usd" >= 0);
-- A call belongs to the tasks of its run.
CREATE INDEX "task_organisation_id_run_id_idx" ON "task"("organisation_id", "run_id");
-- Holds all that counting ended tasks needs.
CREATE INDEX "task_organisation_id_finished_at_agent_id_kind_state_idx" ON "task"("organisation_id", "finished_at", "agent_id", "kind", "state");

-- What an accepted outcome of a kind of task is worth: a version is never changed, and never begins in the past.
CREATE TABLE "value_rule" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "definition" JSONB NOT NULL,
    "checker_agent_id" TEXT COLLATE "C",
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "value_rule_pkey" PRIMARY KEY ("organisation_id","kind","number")
);
ALTER TABLE "value_rule"
    ADD CONSTRAINT "value_rule_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "value_rule_organisation_id_checker_agent_id_fkey" FOREIGN KEY ("organisation_id", "checker_agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "value_rule_author_kind_known" CHECK ("author_kind" IN ('person', 'token')),
    ADD CONSTRAINT "value_rule_number_positive" CHECK ("number" > 0);

-- What was said of a task's outcome, in order. Append-only: a decision is taken back by an event after it.
CREATE TABLE "task_outcome" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "task_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "reversed_event" TEXT,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "reference" TEXT COLLATE "C",
    "units" BIGINT,
    "value_nano_usd" BIGINT,
    "value_confidence" TEXT,
    "rule_number" INTEGER,
    "human_seconds" INTEGER,
    "human_confidence" TEXT,
    "human_nano_usd" BIGINT,
    "without_minutes" BOOLEAN NOT NULL DEFAULT false,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_outcome_pkey" PRIMARY KEY ("organisation_id","task_id","number")
);
-- The sender's own name for a message: sent twice it counts once.
CREATE UNIQUE INDEX "task_outcome_organisation_id_by_kind_by_id_reference_key" ON "task_outcome"("organisation_id", "by_kind", "by_id", "reference");
ALTER TABLE "task_outcome"
    ADD CONSTRAINT "task_outcome_organisation_id_task_id_fkey" FOREIGN KEY ("organisation_id", "task_id")
        REFERENCES "task"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "task_outcome_event_known" CHECK (
        "event" IN ('reported', 'accepted', 'rejected', 'expired', 'reversed')
        AND ("event" = 'reversed') = ("reversed_event" IS NOT NULL)
        AND ("reversed_event" IS NULL OR "reversed_event" IN ('accepted', 'rejected', 'expired'))
    ),
    ADD CONSTRAINT "task_outcome_by_kind_known" CHECK ("by_kind" IN ('agent', 'person', 'token', 'webhook', 'csv', 'system')),
    ADD CONSTRAINT "task_outcome_value_confidence_known" CHECK ("value_confidence" IN ('measured', 'reported', 'declared', 'assumed')),
    ADD CONSTRAINT "task_outcome_human_confidence_known" CHECK ("human_confidence" IN ('measured', 'reported', 'declared', 'assumed')),
    ADD CONSTRAINT "task_outcome_number_positive" CHECK ("number" > 0);

-- Where each outcome stands: what its last events say.
CREATE TABLE "outcome_standing" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "task_id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reported_by_kind" TEXT NOT NULL,
    "reported_by_id" TEXT COLLATE "C" NOT NULL,
    "decided_by_kind" TEXT,
    "decided_by_id" TEXT COLLATE "C",
    "reason" TEXT NOT NULL DEFAULT '',
    "units" BIGINT,
    "units_confidence" TEXT,
    "handling_seconds" INTEGER,
    "handling_confidence" TEXT,
    "stated_nano_usd" BIGINT,
    "stated_confidence" TEXT,
    "value_nano_usd" BIGINT,
    "value_confidence" TEXT,
    "rule_number" INTEGER,
    "human_seconds" INTEGER NOT NULL DEFAULT 0,
    "human_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "without_minutes" BOOLEAN NOT NULL DEFAULT false,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,

    CONSTRAINT "outcome_standing_pkey" PRIMARY KEY ("organisation_id","task_id")
);
CREATE INDEX "outcome_standing_organisation_id_state_at_task_id_idx" ON "outcome_standing"("organisation_id", "state", "at", "task_id");
CREATE INDEX "outcome_standing_organisation_id_at_task_id_idx" ON "outcome_standing"("organisation_id", "at", "task_id");
ALTER TABLE "outcome_standing"
    ADD CONSTRAINT "outcome_standing_organisation_id_task_id_fkey" FOREIGN KEY ("organisation_id", "task_id")
        REFERENCES "task"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "outcome_standing_state_known" CHECK ("state" IN ('reported', 'accepted', 'rejected', 'expired'));

-- Outcomes by the UTC day on which they were said. A reversal counts against its own day, as in the ledger.
CREATE TABLE "outcome_day" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "reported" BIGINT NOT NULL,
    "accepted" BIGINT NOT NULL,
    "rejected" BIGINT NOT NULL,
    "expired" BIGINT NOT NULL,
    "accepted_without_value" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "value_measured_nano_usd" BIGINT NOT NULL,
    "value_reported_nano_usd" BIGINT NOT NULL,
    "value_declared_nano_usd" BIGINT NOT NULL,
    "value_assumed_nano_usd" BIGINT NOT NULL,
    "human_measured_seconds" BIGINT NOT NULL,
    "human_reported_seconds" BIGINT NOT NULL,
    "human_declared_seconds" BIGINT NOT NULL,
    "human_assumed_seconds" BIGINT NOT NULL,
    "human_nano_usd" BIGINT NOT NULL,
    "human_unrated_seconds" BIGINT NOT NULL,
    "decided_without_minutes" BIGINT NOT NULL,

    CONSTRAINT "outcome_day_pkey" PRIMARY KEY ("organisation_id","day","agent_id","department_id","kind","simulated")
);
ALTER TABLE "outcome_day"
    ADD CONSTRAINT "outcome_day_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What calls of tasks came to, by the UTC day in which they arrived: the ledger's amounts of those calls. Apart from the
-- outcomes, so that batches of calls and decisions never wait for each other.
CREATE TABLE "task_cost_day" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "calls" BIGINT NOT NULL,
    "calls_without_cost" BIGINT NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "tool_nano_usd" BIGINT NOT NULL,

    CONSTRAINT "task_cost_day_pkey" PRIMARY KEY ("organisation_id","day","agent_id","department_id","kind","simulated")
);
ALTER TABLE "task_cost_day"
    ADD CONSTRAINT "task_cost_day_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Outside systems that report outcomes. The secret is derived from the kernel's key, the id and the number: none is kept.
CREATE TABLE "value_webhook" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "secret_number" INTEGER NOT NULL DEFAULT 1,
    "created_by_kind" TEXT NOT NULL,
    "created_by_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "value_webhook_pkey" PRIMARY KEY ("organisation_id","id")
);
ALTER TABLE "value_webhook"
    ADD CONSTRAINT "value_webhook_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "value_webhook_name_length" CHECK (length("name") BETWEEN 1 AND 120);

CREATE FUNCTION keep_outcome_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO outcome_day AS kept (
        organisation_id, day, agent_id, department_id, kind, simulated, reported, accepted, rejected, expired,
        accepted_without_value, units,
        value_measured_nano_usd, value_reported_nano_usd, value_declared_nano_usd, value_assumed_nano_usd,
        human_measured_seconds, human_reported_seconds, human_declared_seconds, human_assumed_seconds,
        human_nano_usd, human_unrated_seconds, decided_without_minutes
    )
    SELECT s.organisation_id, (s.at AT TIME ZONE 'UTC')::date, s.agent_id, s.department_id, s.kind, s.simulated,
        count(*) FILTER (WHERE s.event = 'reported'),
        coalesce(sum(s.counts) FILTER (WHERE s.decision = 'accepted'), 0),
        coalesce(sum(s.counts) FILTER (WHERE s.decision = 'rejected'), 0),
        coalesce(sum(s.counts) FILTER (WHERE s.decision = 'expired'), 0),
        coalesce(sum(s.counts) FILTER (WHERE s.decision = 'accepted' AND s.value_nano_usd IS NULL), 0),
        coalesce(sum(s.units) FILTER (WHERE s.decision = 'accepted'), 0),
        coalesce(sum(s.value_nano_usd) FILTER (WHERE s.decision = 'accepted' AND s.value_confidence = 'measured'), 0),
        coalesce(sum(s.value_nano_usd) FILTER (WHERE s.decision = 'accepted' AND s.value_confidence = 'reported'), 0),
        coalesce(sum(s.value_nano_usd) FILTER (WHERE s.decision = 'accepted' AND s.value_confidence = 'declared'), 0),
        coalesce(sum(s.value_nano_usd) FILTER (WHERE s.decision = 'accepted' AND s.value_confidence = 'assumed'), 0),
        coalesce(sum(s.human_seconds) FILTER (WHERE s.human_confidence = 'measured'), 0),
        coalesce(sum(s.human_seconds) FILTER (WHERE s.human_confidence = 'reported'), 0),
        coalesce(sum(s.human_seconds) FILTER (WHERE s.human_confidence = 'declared'), 0),
        coalesce(sum(s.human_seconds) FILTER (WHERE s.human_confidence = 'assumed'), 0),
        coalesce(sum(s.human_nano_usd), 0),
        coalesce(sum(s.human_seconds) FILTER (WHERE s.human_nano_usd IS NULL), 0),
        coalesce(sum(s.counts) FILTER (WHERE s.without_minutes), 0)
    FROM (
        -- What a reversal takes back counts less than nothing; its value and units are written with that sign.
        SELECT said.*, CASE WHEN said.event = 'reversed' THEN -1 ELSE 1 END AS counts,
            coalesce(said.reversed_event, said.event) AS decision
        FROM said
    ) AS s
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (organisation_id, day, agent_id, department_id, kind, simulated) DO UPDATE SET
        reported = kept.reported + excluded.reported,
        accepted = kept.accepted + excluded.accepted,
        rejected = kept.rejected + excluded.rejected,
        expired = kept.expired + excluded.expired,
        accepted_without_value = kept.accepted_without_value + excluded.accepted_without_value,
        units = kept.units + excluded.units,
        value_measured_nano_usd = kept.value_measured_nano_usd + excluded.value_measured_nano_usd,
        value_reported_nano_usd = kept.value_reported_nano_usd + excluded.value_reported_nano_usd,
        value_declared_nano_usd = kept.value_declared_nano_usd + excluded.value_declared_nano_usd,
        value_assumed_nano_usd = kept.value_assumed_nano_usd + excluded.value_assumed_nano_usd,
        human_measured_seconds = kept.human_measured_seconds + excluded.human_measured_seconds,
        human_reported_seconds = kept.human_reported_seconds + excluded.human_reported_seconds,
        human_declared_seconds = kept.human_declared_seconds + excluded.human_declared_seconds,
        human_assumed_seconds = kept.human_assumed_seconds + excluded.human_assumed_seconds,
        human_nano_usd = kept.human_nano_usd + excluded.human_nano_usd,
        human_unrated_seconds = kept.human_unrated_seconds + excluded.human_unrated_seconds,
        decided_without_minutes = kept.decided_without_minutes + excluded.decided_without_minutes;
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_outcome_days AFTER INSERT ON "task_outcome" REFERENCING NEW TABLE AS said
    FOR EACH STATEMENT EXECUTE FUNCTION keep_outcome_days();

-- What tasks cost before: their calls are counted once, without a kind.
DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['task', 'call', 'call_settlement'] LOOP
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
END
$$;
INSERT INTO task_cost_day (
    organisation_id, day, agent_id, department_id, kind, simulated, calls, calls_without_cost, cost_nano_usd, tool_nano_usd
)
SELECT c.organisation_id, (c.received_at AT TIME ZONE 'UTC')::date, c.agent_id, c.department_id, '', c.simulated,
    count(*), count(*) FILTER (WHERE s.cost_nano_usd IS NULL), coalesce(sum(s.cost_nano_usd), 0),
    coalesce(sum(tool.nano_usd), 0)
FROM call c
JOIN call_settlement s ON s.organisation_id = c.organisation_id AND s.call_id = c.id
LEFT JOIN LATERAL (
    SELECT sum((part ->> 2)::bigint) AS nano_usd FROM jsonb_array_elements(s.cost_lines) AS part
    WHERE part ->> 0 = 'tool_use'
) AS tool ON s.cost_lines IS NOT NULL
WHERE EXISTS (SELECT FROM task t WHERE t.organisation_id = c.organisation_id AND t.run_id = c.run_id)
GROUP BY 1, 2, 3, 4, 6;
DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['task', 'call', 'call_settlement'] LOOP
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
END
$$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'value_rule', 'task_outcome', 'outcome_standing', 'outcome_day', 'task_cost_day', 'value_webhook'
    ] LOOP
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
GRANT SELECT, INSERT ON "value_rule", "task_outcome" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON "outcome_standing", "outcome_day", "task_cost_day", "value_webhook" TO agent_os_app;
-- Rows of a day change all day.
ALTER TABLE "outcome_day" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "task_cost_day" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
