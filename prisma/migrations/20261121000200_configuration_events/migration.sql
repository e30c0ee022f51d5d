-- Kernels keep an organisation's configuration in memory. A change of it is announced on the channel agent_os_config
-- with the organisation's id when its transaction commits; PostgreSQL drops duplicates within a transaction.

CREATE FUNCTION announce_configuration() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'organisation' THEN
        PERFORM pg_notify('agent_os_config', id) FROM (SELECT DISTINCT id FROM changed_rows) AS changed;
    ELSE
        PERFORM pg_notify('agent_os_config', organisation_id)
        FROM (SELECT DISTINCT organisation_id FROM changed_rows) AS changed;
    END IF;
    RETURN NULL;
END
$$;

-- A key's time of last use moves all day; nothing that a kernel decides depends on it.
CREATE FUNCTION announce_agent_key_update() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_notify('agent_os_config', organisation_id)
    FROM (
        SELECT DISTINCT new_row.organisation_id
        FROM changed_rows AS new_row JOIN former_rows AS old_row USING (id)
        WHERE to_jsonb(new_row) - 'last_used_at' <> to_jsonb(old_row) - 'last_used_at'
    ) AS changed;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'organisation', 'department', 'team', 'agent', 'agent_key', 'provider', 'pool', 'model', 'model_price', 'membership'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER announce_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        EXECUTE format(
            'CREATE TRIGGER announce_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed_rows
                FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        IF table_name = 'agent_key' THEN
            EXECUTE format(
                'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS former_rows NEW TABLE AS changed_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_agent_key_update()', table_name);
        ELSE
            EXECUTE format(
                'CREATE TRIGGER announce_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration()', table_name);
        END IF;
    END LOOP;
END
$$;
