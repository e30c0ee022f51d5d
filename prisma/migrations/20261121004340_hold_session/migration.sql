-- Who writes leases holds its session first (docs/decisions/0032): until its transaction ends nobody ends the session, whose leases
-- would go with it in an order of their own. Whoever looks for sessions that are over leaves it to the next renewal. False: it has ended.
CREATE FUNCTION hold_kernel_session(p_id text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM kernel_session WHERE kernel_session.id = p_id FOR KEY SHARE;
    RETURN FOUND;
END
$$;

GRANT CREATE ON SCHEMA public TO agent_os_lookup;
REVOKE ALL ON FUNCTION hold_kernel_session(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hold_kernel_session(text) TO agent_os_app;
ALTER FUNCTION hold_kernel_session(text) OWNER TO agent_os_lookup;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
