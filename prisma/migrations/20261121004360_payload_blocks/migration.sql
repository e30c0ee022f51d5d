-- Messages of calls that ended near each other are sealed together, as one block; the row of a call says where in its block they
-- lie (docs/decisions/0002 has the figures). Rows from before hold their own messages.

CREATE TABLE "call_payload_block" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "call_payload_block_pkey" PRIMARY KEY ("organisation_id","id")
);

-- Compressed and sealed already: trying to compress again would only cost time.
ALTER TABLE "call_payload_block" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;

ALTER TABLE call_payload_block ENABLE ROW LEVEL SECURITY;
ALTER TABLE call_payload_block FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON call_payload_block
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));

-- Written once; deleted by age, never changed.
GRANT SELECT, INSERT, DELETE ON call_payload_block TO agent_os_app;

-- No foreign key: blocks are deleted after the rows that point into them, and a row without its block reads as one that is gone.
ALTER TABLE "call_payload"
    ALTER COLUMN "sealed" DROP NOT NULL,
    ADD COLUMN "block_id" TEXT COLLATE "C",
    ADD COLUMN "block_offset" INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT "call_payload_own_or_block" CHECK (("sealed" IS NULL) <> ("block_id" IS NULL)),
    ADD CONSTRAINT "call_payload_block_offset" CHECK ("block_offset" >= 0);
