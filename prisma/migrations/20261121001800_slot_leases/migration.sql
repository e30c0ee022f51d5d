-- Which kernel may fill how many of a pool's slots (docs/decisions/0011). A kernel keeps one session; its leases end with it.

CREATE TABLE "kernel_session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "replica_id" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kernel_session_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "kernel_session_replica_id_key" ON "kernel_session"("replica_id");

CREATE TABLE "pool_slot_lease" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "replica_id" TEXT COLLATE "C" NOT NULL,
    "session_id" TEXT COLLATE "C" NOT NULL,
    "slots" INTEGER NOT NULL,
    "in_use" INTEGER NOT NULL,
    "demand" INTEGER NOT NULL,
    "turn_at" TIMESTAMPTZ(3),
    "unread" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "pool_slot_lease_pkey" PRIMARY KEY ("organisation_id","pool_id","replica_id")
);
CREATE INDEX "pool_slot_lease_session_id_idx" ON "pool_slot_lease"("session_id");
ALTER TABLE "pool_slot_lease"
    ADD CONSTRAINT "pool_slot_lease_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- No lease outlives its session, and none is written into one that has ended.
    ADD CONSTRAINT "pool_slot_lease_session_id_fkey" FOREIGN KEY ("session_id")
        REFERENCES "kernel_session"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    ADD CONSTRAINT "pool_slot_lease_counts_not_negative" CHECK ("slots" >= 0 AND "in_use" >= 0 AND "demand" >= 0);

ALTER TABLE "pool_slot_lease" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pool_slot_lease" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "pool_slot_lease"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT, UPDATE ON "pool_slot_lease" TO agent_os_app;

-- Sessions are no organisation's: reached through functions only.
ALTER TABLE "kernel_session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "kernel_session" FORCE ROW LEVEL SECURITY;
CREATE POLICY lookup ON "kernel_session" TO agent_os_lookup USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "kernel_session" TO agent_os_lookup;
CREATE POLICY lookup ON "pool_slot_lease" FOR SELECT TO agent_os_lookup USING (true);
GRANT SELECT (organisation_id, pool_id, session_id, unread) ON "pool_slot_lease" TO agent_os_lookup;

-- A kernel starts. What an earlier one of the same name left is void at once; without p_takes_over, only when its time is over.
CREATE FUNCTION begin_kernel_session(p_id text, p_replica_id text, p_lease_ms integer, p_takes_over boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM kernel_session WHERE p_takes_over AND kernel_session.replica_id = p_replica_id;
    DELETE FROM kernel_session WHERE kernel_session.id IN (
        SELECT ended.id FROM kernel_session AS ended WHERE ended.expires_at <= clock_timestamp() FOR UPDATE SKIP LOCKED
    );
    INSERT INTO kernel_session (id, replica_id, expires_at)
    VALUES (p_id, p_replica_id, clock_timestamp() + p_lease_ms * interval '1 millisecond')
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
END
$$;

-- Keeps a session, ends those whose time is over, and says in which pools another replica has changed something.
-- Whoever is being renewed or ended by somebody else at this moment is left to them.
CREATE FUNCTION renew_kernel_session(p_id text, p_lease_ms integer)
RETURNS TABLE (renewed boolean, others integer, organisation_ids text[], pool_ids text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    lease CONSTANT interval := p_lease_ms * interval '1 millisecond';
BEGIN
    UPDATE kernel_session SET expires_at = clock_timestamp() + lease WHERE kernel_session.id = p_id;
    IF NOT FOUND THEN
        RETURN QUERY SELECT false, 0, ARRAY[]::text[], ARRAY[]::text[];
        RETURN;
    END IF;
    DELETE FROM kernel_session WHERE kernel_session.id IN (
        SELECT ended.id FROM kernel_session AS ended
        WHERE ended.id <> p_id AND ended.expires_at <= clock_timestamp() FOR UPDATE SKIP LOCKED
    );
    -- After the server's clock was set back, a session that ended would seem to live for as long as that.
    UPDATE kernel_session SET expires_at = clock_timestamp() + lease WHERE kernel_session.id IN (
        SELECT late.id FROM kernel_session AS late
        WHERE late.id <> p_id AND late.expires_at > clock_timestamp() + 2 * lease FOR UPDATE SKIP LOCKED
    );
    RETURN QUERY SELECT true,
        (SELECT count(*)::integer FROM kernel_session WHERE kernel_session.id <> p_id),
        coalesce(array_agg(news.organisation_id), ARRAY[]::text[]), coalesce(array_agg(news.pool_id), ARRAY[]::text[])
    FROM pool_slot_lease AS news WHERE news.session_id = p_id AND news.unread;
END
$$;

-- A kernel stops: its slots are free at once, and who waits for some hears of it.
CREATE FUNCTION end_kernel_session(p_id text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM kernel_session WHERE kernel_session.id = p_id;
    PERFORM pg_notify('agent_os_slots', '');
END
$$;

GRANT CREATE ON SCHEMA public TO agent_os_lookup;
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOREACH signature IN ARRAY ARRAY[
        'begin_kernel_session(text, text, integer, boolean)'::regprocedure,
        'renew_kernel_session(text, integer)'::regprocedure, 'end_kernel_session(text)'::regprocedure
    ] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO agent_os_app', signature);
        EXECUTE format('ALTER FUNCTION %s OWNER TO agent_os_lookup', signature);
    END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
