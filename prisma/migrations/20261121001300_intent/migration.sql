-- What calls mean: labelled examples, what was learnt from them, and the organisation's own rules.
CREATE TABLE "intent_example" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "service_class" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT COLLATE "C" NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intent_example_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "intent_example_organisation_id_text_hash_key" ON "intent_example"("organisation_id", "text_hash");
CREATE INDEX "intent_example_organisation_id_service_class_id_idx" ON "intent_example"("organisation_id", "service_class", "id");
ALTER TABLE "intent_example"
    ADD CONSTRAINT "intent_example_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "intent_example_class_known" CHECK ("service_class" IN ('critical', 'interactive', 'standard', 'batch')),
    ADD CONSTRAINT "intent_example_source_known" CHECK ("source" IN ('person', 'starter')),
    ADD CONSTRAINT "intent_example_text_length" CHECK (length("text") BETWEEN 1 AND 600);

CREATE TABLE "intent_version" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "examples" INTEGER NOT NULL,
    "model" JSONB NOT NULL,
    "evaluation" JSONB NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "trained_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intent_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "intent_version_organisation_id_number_key" ON "intent_version"("organisation_id", "number");
-- At most one reads the calls.
CREATE UNIQUE INDEX "intent_version_active_key" ON "intent_version"("organisation_id") WHERE "active";
ALTER TABLE "intent_version"
    ADD CONSTRAINT "intent_version_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "intent_version_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "intent_version_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system'));

CREATE TABLE "intent_rule_set" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "rules" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intent_rule_set_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "intent_rule_set"
    ADD CONSTRAINT "intent_rule_set_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "intent_rule_set_revision_positive" CHECK ("revision" > 0);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['intent_example', 'intent_version', 'intent_rule_set'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I
                USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))
                WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), ''''))',
            table_name
        );
    END LOOP;
    -- Examples are learnt from by hand: a change of them changes no call.
    FOREACH table_name IN ARRAY ARRAY['intent_version', 'intent_rule_set'] LOOP
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON intent_example TO agent_os_app;
-- What was learnt is never changed; only whether it is in use.
GRANT SELECT, INSERT, DELETE ON intent_version TO agent_os_app;
GRANT UPDATE (active) ON intent_version TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON intent_rule_set TO agent_os_app;
