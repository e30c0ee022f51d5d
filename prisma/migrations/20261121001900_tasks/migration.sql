-- Tasks: an organisation's units of work, who does them, and the instances of agents that do.
ALTER TABLE "agent"
    ADD COLUMN "capabilities" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "min_instances" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "max_instances" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "tasks_per_instance" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "agent"
    ADD CONSTRAINT "agent_instances_bounded" CHECK (
        "min_instances" >= 0 AND "max_instances" >= 1 AND "min_instances" <= "max_instances" AND "max_instances" <= 1000
    ),
    ADD CONSTRAINT "agent_tasks_per_instance_bounded" CHECK ("tasks_per_instance" BETWEEN 1 AND 100),
    ADD CONSTRAINT "agent_capabilities_bounded" CHECK (cardinality("capabilities") <= 50);

CREATE TABLE "task" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT NOT NULL,
    "input" JSON NOT NULL,
    "capabilities" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "requested_agent_id" TEXT COLLATE "C",
    "agent_id" TEXT COLLATE "C",
    "run_id" TEXT COLLATE "C" NOT NULL,
    "service_class" TEXT NOT NULL,
    "deadline_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "created_by_kind" TEXT NOT NULL,
    "created_by_id" TEXT COLLATE "C" NOT NULL,
    "idempotency_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attempts_max" INTEGER NOT NULL DEFAULT 3,
    "assignment" JSONB,
    "assigned_at" TIMESTAMPTZ(3),
    "instance" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "result" JSON,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE INDEX "task_organisation_id_state_due_at_id_idx" ON "task"("organisation_id", "state", "due_at", "id");
CREATE INDEX "task_organisation_id_agent_id_state_due_at_id_idx" ON "task"("organisation_id", "agent_id", "state", "due_at", "id");
CREATE UNIQUE INDEX "task_organisation_id_created_by_id_idempotency_key_key" ON "task"("organisation_id", "created_by_id", "idempotency_key");
ALTER TABLE "task"
    ADD CONSTRAINT "task_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "task_organisation_id_requested_agent_id_fkey" FOREIGN KEY ("organisation_id", "requested_agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "task_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "task_class_known" CHECK ("service_class" IN ('critical', 'interactive', 'standard', 'batch')),
    ADD CONSTRAINT "task_creator_known" CHECK ("created_by_kind" IN ('person', 'token', 'agent')),
    ADD CONSTRAINT "task_state_known" CHECK ("state" IN ('queued', 'assigned', 'running', 'done', 'failed', 'cancelled')),
    ADD CONSTRAINT "task_title_length" CHECK (length("title") BETWEEN 1 AND 200),
    ADD CONSTRAINT "task_content_small" CHECK (
        octet_length("input"::text) <= 65536 AND (("result" IS NULL) OR octet_length("result"::text) <= 65536)
    ),
    ADD CONSTRAINT "task_attempts_bounded" CHECK (
        "attempts" BETWEEN 0 AND "attempts_max" AND "attempts_max" BETWEEN 1 AND 20
    ),
    -- A task that is somebody's has an agent; one that runs has an instance that answers for it until a stated time.
    ADD CONSTRAINT "task_state_whole" CHECK (
        CASE "state"
            WHEN 'queued' THEN "agent_id" IS NULL
            WHEN 'assigned' THEN "agent_id" IS NOT NULL
            WHEN 'running' THEN "agent_id" IS NOT NULL AND "instance" IS NOT NULL AND "lease_until" IS NOT NULL
            ELSE "finished_at" IS NOT NULL
        END
        AND ("finished_at" IS NULL OR "state" IN ('done', 'failed', 'cancelled'))
        AND ("lease_until" IS NULL OR "state" = 'running')
    );

CREATE TABLE "agent_instance" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "draining" BOOLEAN NOT NULL DEFAULT false,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_instance_pkey" PRIMARY KEY ("organisation_id","agent_id","name")
);
ALTER TABLE "agent_instance"
    ADD CONSTRAINT "agent_instance_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "agent_instance_name_length" CHECK (length("name") BETWEEN 1 AND 64);

-- Apart from the agent's row: it moves all day, and no kernel needs to read its configuration again for it.
CREATE TABLE "agent_scale" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "desired" INTEGER NOT NULL,
    "backlog" INTEGER NOT NULL DEFAULT 0,
    "quiet_since" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_assigned_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_scale_pkey" PRIMARY KEY ("organisation_id","agent_id")
);
ALTER TABLE "agent_scale"
    ADD CONSTRAINT "agent_scale_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id")
        REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "agent_scale_counts" CHECK ("desired" >= 0 AND "backlog" >= 0);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['task', 'agent_instance', 'agent_scale'] LOOP
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
GRANT SELECT, INSERT, UPDATE ON "task", "agent_scale" TO agent_os_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "agent_instance" TO agent_os_app;
-- Rows change several times within a short life: room in the page keeps most of those changes out of the indices.
ALTER TABLE "task" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "agent_instance" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

-- A task that changes hands is announced on the channel agent_os_task as `organisation state agent`, so that whoever
-- waits for work, on any replica, hears of it at once.
CREATE FUNCTION announce_task() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_notify('agent_os_task', NEW.organisation_id || ' ' || NEW.state || ' ' || coalesce(NEW.agent_id, ''));
    RETURN NULL;
END
$$;
CREATE TRIGGER announce_task_insert AFTER INSERT ON "task" FOR EACH ROW EXECUTE FUNCTION announce_task();
CREATE TRIGGER announce_task_update AFTER UPDATE OF "state", "agent_id" ON "task" FOR EACH ROW
    WHEN (NEW.state <> 'running') EXECUTE FUNCTION announce_task();
