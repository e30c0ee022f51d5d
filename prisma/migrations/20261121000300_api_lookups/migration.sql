-- Two more questions of the console API that must be answered before an organisation is known.

-- When somebody last failed to sign in: how long the next attempt waits grows from there.
CREATE FUNCTION find_last_sign_in_failures(p_email_hash bytea, p_address text, p_since timestamptz)
RETURNS TABLE (by_email timestamptz, by_address timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT
        (
            SELECT max(sign_in_attempt.at) FROM sign_in_attempt
            WHERE sign_in_attempt.email_hash = p_email_hash AND sign_in_attempt.at >= p_since
                AND NOT sign_in_attempt.succeeded
        ),
        (
            SELECT max(sign_in_attempt.at) FROM sign_in_attempt
            WHERE sign_in_attempt.address = left(p_address, 64) AND sign_in_attempt.at >= p_since
                AND NOT sign_in_attempt.succeeded
        )
$$;

-- For people whose e-mail address another sign-in service has verified: the newest invitation that they may accept.
CREATE FUNCTION find_open_invitation(p_email text)
RETURNS TABLE (
    organisation_id text, organisation_name text, invitation_id text, email text, roles text[],
    expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT invitation.organisation_id, organisation.name, invitation.id, invitation.email, invitation.roles,
        invitation.expires_at, invitation.accepted_at, invitation.revoked_at
    FROM invitation JOIN organisation ON organisation.id = invitation.organisation_id
    WHERE invitation.email = lower(p_email) AND invitation.accepted_at IS NULL AND invitation.revoked_at IS NULL
        AND invitation.expires_at > now()
    ORDER BY invitation.created_at DESC, invitation.id DESC
    LIMIT 1
$$;

GRANT CREATE ON SCHEMA public TO agent_os_lookup;
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOREACH signature IN ARRAY ARRAY[
        'find_last_sign_in_failures(bytea, text, timestamptz)'::regprocedure, 'find_open_invitation(text)'::regprocedure
    ] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO agent_os_app', signature);
        EXECUTE format('ALTER FUNCTION %s OWNER TO agent_os_lookup', signature);
    END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
