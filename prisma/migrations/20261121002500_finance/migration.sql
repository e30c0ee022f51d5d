-- Unusual spend that somebody said was expected: the finding of an agent and model that began on that day of UTC.
CREATE TABLE "expected_anomaly" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "first_day" DATE NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expected_anomaly_pkey" PRIMARY KEY ("organisation_id", "agent_id", "model_id", "first_day")
);
ALTER TABLE "expected_anomaly"
    ADD CONSTRAINT "expected_anomaly_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "expected_anomaly_author_kind_known" CHECK ("author_kind" IN ('person', 'token'));

ALTER TABLE "expected_anomaly" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "expected_anomaly" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "expected_anomaly"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT, DELETE ON "expected_anomaly" TO agent_os_app;
