-- Reports that people get by mail: when, of what and to whom; and what became of each (docs/decisions/0021).

-- Domains outside the organisation's members to which an owner lets its mail go.
ALTER TABLE "organisation" ADD COLUMN "mail_domains" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_mail_domains_bounded" CHECK (cardinality("mail_domains") <= 20);
GRANT UPDATE ("mail_domains") ON "organisation" TO agent_os_app;

CREATE TABLE "report_schedule" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "weekday" INTEGER,
    "month_day" INTEGER,
    "hour" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "sections" TEXT[] NOT NULL,
    "with_csv" BOOLEAN NOT NULL,
    "department_id" TEXT COLLATE "C",
    "recipients" TEXT[] NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "done_until" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT COLLATE "C",
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "report_schedule_look_at_idx" ON "report_schedule"("look_at");
ALTER TABLE "report_schedule"
    ADD CONSTRAINT "report_schedule_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "report_schedule_organisation_id_department_id_fkey" FOREIGN KEY ("organisation_id", "department_id")
        REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "report_schedule_every_known" CHECK ("every" IN ('day', 'week', 'month', 'close')),
    ADD CONSTRAINT "report_schedule_timing_whole" CHECK (
        ("weekday" IS NOT NULL) = ("every" = 'week') AND ("month_day" IS NOT NULL) = ("every" = 'month')
        AND "weekday" BETWEEN 1 AND 7 AND "month_day" BETWEEN 1 AND 31 AND "hour" BETWEEN 0 AND 23
    ),
    ADD CONSTRAINT "report_schedule_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "report_schedule_time_zone_length" CHECK (length("time_zone") BETWEEN 1 AND 64),
    ADD CONSTRAINT "report_schedule_recipients_bounded" CHECK (cardinality("recipients") BETWEEN 1 AND 20),
    ADD CONSTRAINT "report_schedule_sections_bounded" CHECK (cardinality("sections") <= 10),
    ADD CONSTRAINT "report_schedule_author_kind_known" CHECK ("author_kind" IN ('person', 'token')),
    ADD CONSTRAINT "report_schedule_attempts_counted" CHECK ("attempts" >= 0);

-- Only ever added to. Without a schedule's turn behind it: somebody had the report sent to themselves.
CREATE TABLE "report_delivery" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "schedule_id" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "recipients" TEXT[] NOT NULL,
    "error" TEXT NOT NULL,
    "final" BOOLEAN NOT NULL,
    "subject" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "asked_by_person_id" TEXT COLLATE "C",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_delivery_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "report_delivery_organisation_id_schedule_id_id_idx" ON "report_delivery"("organisation_id", "schedule_id", "id");
ALTER TABLE "report_delivery"
    ADD CONSTRAINT "report_delivery_organisation_id_schedule_id_fkey" FOREIGN KEY ("organisation_id", "schedule_id")
        REFERENCES "report_schedule"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "report_delivery_state_known" CHECK ("state" IN ('sent', 'failed', 'skipped')),
    ADD CONSTRAINT "report_delivery_sent_whole" CHECK (("sent_at" IS NOT NULL) = ("state" = 'sent')),
    ADD CONSTRAINT "report_delivery_error_length" CHECK (length("error") <= 1000),
    ADD CONSTRAINT "report_delivery_attempt_counted" CHECK ("attempt" >= 0);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['report_schedule', 'report_delivery'] LOOP
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
GRANT SELECT, INSERT, UPDATE ON "report_schedule" TO agent_os_app;
GRANT SELECT, INSERT ON "report_delivery" TO agent_os_app;

-- Kernels ask every half minute whose reports are due: one look into an index, whatever the number of organisations.
CREATE POLICY lookup ON "report_schedule" FOR SELECT TO agent_os_lookup USING (true);
GRANT SELECT (organisation_id, id, every, look_at, done_until, paused_at, removed_at, claimed_until)
    ON "report_schedule" TO agent_os_lookup;
CREATE POLICY lookup ON "ledger_month" FOR SELECT TO agent_os_lookup USING (true);
GRANT SELECT (organisation_id, month, state, changed_at) ON "ledger_month" TO agent_os_lookup;

CREATE FUNCTION list_organisations_with_due_reports(p_at timestamptz) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT s.organisation_id FROM report_schedule s
    WHERE s.look_at <= p_at AND s.paused_at IS NULL AND s.removed_at IS NULL
        AND (s.claimed_until IS NULL OR s.claimed_until <= p_at)
        -- One that waits for books to be closed is looked at when some were.
        AND (s.every <> 'close' OR EXISTS (
            SELECT FROM ledger_month m
            WHERE m.organisation_id = s.organisation_id AND m.state = 'closed' AND m.changed_at > s.done_until
        ))
    ORDER BY s.organisation_id
$$;
GRANT CREATE ON SCHEMA public TO agent_os_lookup;
REVOKE ALL ON FUNCTION list_organisations_with_due_reports(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_organisations_with_due_reports(timestamptz) TO agent_os_app;
ALTER FUNCTION list_organisations_with_due_reports(timestamptz) OWNER TO agent_os_lookup;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
