-- How often each tool may be in use at once in an organisation (docs/decisions/0033): one set, replaced as a whole.
CREATE TABLE "tool_limit_set" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "limits" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_limit_set_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "tool_limit_set"
    ADD CONSTRAINT "tool_limit_set_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "tool_limit_set_revision_positive" CHECK ("revision" > 0);

ALTER TABLE "tool_limit_set" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tool_limit_set" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "tool_limit_set"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));

CREATE TRIGGER announce_insert AFTER INSERT ON "tool_limit_set" REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();
CREATE TRIGGER announce_delete AFTER DELETE ON "tool_limit_set" REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();
CREATE TRIGGER announce_update AFTER UPDATE ON "tool_limit_set" REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();

GRANT SELECT, INSERT, UPDATE ON "tool_limit_set" TO agent_os_app;
