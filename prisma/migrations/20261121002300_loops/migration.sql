-- What is done about agents that go round in circles, by version, and what was found (docs/decisions/0015).

CREATE TABLE "loop_policy" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "scope_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "agent_id" TEXT COLLATE "C",
    "policy" JSONB,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loop_policy_pkey" PRIMARY KEY ("organisation_id","scope_id","version")
);
ALTER TABLE "loop_policy"
    ADD CONSTRAINT "loop_policy_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "loop_policy_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "loop_policy_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "loop_policy_reason_length" CHECK (length("reason") BETWEEN 1 AND 500),
    ADD CONSTRAINT "loop_policy_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

CREATE TABLE "loop_finding" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "agent_ids" TEXT[] NOT NULL,
    "run_id" TEXT COLLATE "C",
    "detector" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "first_call_id" TEXT COLLATE "C" NOT NULL,
    "last_call_id" TEXT COLLATE "C" NOT NULL,
    "calls" INTEGER NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_by_kind" TEXT,
    "cleared_by_id" TEXT COLLATE "C",
    "clear_reason" TEXT,

    CONSTRAINT "loop_finding_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "loop_finding_organisation_id_at_idx" ON "loop_finding"("organisation_id", "at");
CREATE INDEX "loop_finding_organisation_id_agent_id_at_idx" ON "loop_finding"("organisation_id", "agent_id", "at");
ALTER TABLE "loop_finding"
    ADD CONSTRAINT "loop_finding_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "loop_finding_detector_known" CHECK ("detector" IN ('repeat', 'cycle', 'velocity')),
    ADD CONSTRAINT "loop_finding_action_known" CHECK ("action" IN ('warn', 'pause', 'kill')),
    ADD CONSTRAINT "loop_finding_amounts_not_negative" CHECK ("calls" >= 0 AND "cost_nano_usd" >= 0),
    ADD CONSTRAINT "loop_finding_evidence_small" CHECK (
        jsonb_typeof("evidence") = 'object' AND length("evidence"::text) <= 8000
    ),
    ADD CONSTRAINT "loop_finding_clearing_whole" CHECK (
        ("cleared_at" IS NULL) = ("cleared_by_kind" IS NULL)
        AND ("cleared_at" IS NULL) = ("cleared_by_id" IS NULL)
        AND ("cleared_at" IS NULL) = ("clear_reason" IS NULL)
    ),
    ADD CONSTRAINT "loop_finding_clear_reason_length" CHECK (length("clear_reason") BETWEEN 1 AND 500);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['loop_policy', 'loop_finding'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
        -- Kernels decide calls by both: a run that one of them stopped is stopped on all.
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
    END LOOP;
END
$$;
-- What was in force, and what was found, is never changed; only that somebody cleared it is added.
GRANT SELECT, INSERT ON "loop_policy" TO agent_os_app;
GRANT SELECT, INSERT ON "loop_finding" TO agent_os_app;
GRANT UPDATE ("cleared_at", "cleared_by_kind", "cleared_by_id", "clear_reason") ON "loop_finding" TO agent_os_app;
