-- How many tasks ended, and how, by the UTC day of their end (docs/decisions/0018): a period of value counts days, not tasks.

CREATE TABLE "task_end_day" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "tasks" BIGINT NOT NULL,

    CONSTRAINT "task_end_day_pkey" PRIMARY KEY ("organisation_id","day","agent_id","kind","state")
);
ALTER TABLE "task_end_day"
    ADD CONSTRAINT "task_end_day_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "task_end_day_state_known" CHECK ("state" IN ('done', 'failed', 'cancelled'));

-- Whatever a statement did to tasks: what is ended now counts, what was ended before it no longer does. Rows in the order of their
-- key, so that two statements that end several tasks wait for each other instead of locking up.
CREATE FUNCTION keep_task_end_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO task_end_day AS kept (organisation_id, day, agent_id, kind, state, tasks)
        SELECT t.organisation_id, (t.finished_at AT TIME ZONE 'UTC')::date, coalesce(t.agent_id, ''), t.kind, t.state, count(*)
        FROM written t
        WHERE t.finished_at IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (organisation_id, day, agent_id, kind, state) DO UPDATE SET tasks = kept.tasks + excluded.tasks;
        RETURN NULL;
    END IF;
    -- Most statements give, take and extend tasks.
    IF NOT EXISTS (SELECT FROM written WHERE finished_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM replaced WHERE finished_at IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    INSERT INTO task_end_day AS kept (organisation_id, day, agent_id, kind, state, tasks)
    SELECT t.organisation_id, (t.finished_at AT TIME ZONE 'UTC')::date, coalesce(t.agent_id, ''), t.kind, t.state, sum(t.counts)
    FROM (
        SELECT organisation_id, finished_at, agent_id, kind, state, 1 AS counts FROM written
        UNION ALL
        SELECT organisation_id, finished_at, agent_id, kind, state, -1 FROM replaced
    ) AS t
    WHERE t.finished_at IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5
    HAVING sum(t.counts) <> 0
    ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (organisation_id, day, agent_id, kind, state) DO UPDATE SET tasks = kept.tasks + excluded.tasks;
    RETURN NULL;
END
$$;

-- What ended before.
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
INSERT INTO task_end_day (organisation_id, day, agent_id, kind, state, tasks)
SELECT organisation_id, (finished_at AT TIME ZONE 'UTC')::date, coalesce(agent_id, ''), kind, state, count(*)
FROM task WHERE finished_at IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;

CREATE TRIGGER keep_inserted_task_end_days AFTER INSERT ON "task" REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION keep_task_end_days();
CREATE TRIGGER keep_updated_task_end_days AFTER UPDATE ON "task" REFERENCING OLD TABLE AS replaced NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION keep_task_end_days();

-- Counted ended tasks, which no question does any more.
DROP INDEX "task_organisation_id_finished_at_agent_id_kind_state_idx";

ALTER TABLE "task_end_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_end_day" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "task_end_day"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT, UPDATE ON "task_end_day" TO agent_os_app;
-- Rows of a day change all day.
ALTER TABLE "task_end_day" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
