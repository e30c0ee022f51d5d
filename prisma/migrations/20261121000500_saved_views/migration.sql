-- Saved views: names for query strings. Row-level security keeps organisations apart; who of an organisation sees a view
-- that is not shared is the kernel's business, as it is for every other row of a tenant.
CREATE TABLE "saved_view" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "room" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_view_organisation_id_person_id_room_name_key" ON "saved_view"("organisation_id", "person_id", "room", "name");
CREATE INDEX "saved_view_organisation_id_room_idx" ON "saved_view"("organisation_id", "room");
CREATE INDEX "saved_view_person_id_idx" ON "saved_view"("person_id");
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "saved_view"
    ADD CONSTRAINT "saved_view_room_format" CHECK ("room" ~ '^[a-z]+(-[a-z]+)*$' AND length("room") <= 40),
    ADD CONSTRAINT "saved_view_name_length" CHECK (length("name") BETWEEN 1 AND 80),
    ADD CONSTRAINT "saved_view_query_length" CHECK (length("query") <= 4000);

ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "saved_view"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO agent_os_app;
