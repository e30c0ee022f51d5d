-- What callers said and what models answered, apart from the journal of calls: sealed by the kernel, kept for as long
-- as the organisation wants, deleted after that.

ALTER TABLE "organisation"
    ADD COLUMN "payload_retention_days" INTEGER NOT NULL DEFAULT 30,
    ADD CONSTRAINT "organisation_payload_retention" CHECK ("payload_retention_days" BETWEEN 0 AND 3650);

GRANT UPDATE (payload_retention_days) ON organisation TO agent_os_app;

CREATE TABLE "call_payload" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "call_id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "request_bytes" BIGINT NOT NULL,
    "request_kept_bytes" INTEGER NOT NULL,
    "response_bytes" BIGINT NOT NULL,
    "response_kept_bytes" INTEGER NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_payload_pkey" PRIMARY KEY ("organisation_id","call_id"),
    CONSTRAINT "call_payload_request_bytes" CHECK ("request_kept_bytes" BETWEEN 0 AND "request_bytes"),
    CONSTRAINT "call_payload_response_bytes" CHECK ("response_kept_bytes" BETWEEN 0 AND "response_bytes")
);

-- Compressed and sealed already: trying to compress again would only cost time.
ALTER TABLE "call_payload" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;

ALTER TABLE call_payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE call_payload FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON call_payload
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));

-- Written once; deleted by age, never changed.
GRANT SELECT, INSERT, DELETE ON call_payload TO agent_os_app;
