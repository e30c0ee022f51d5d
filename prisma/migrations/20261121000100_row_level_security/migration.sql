-- Row-level security: what the login role of the kernel may see and do. Three roles take part.
--   owner (whoever runs migrations)  owns the tables; bound by the policies too (FORCE) unless it is a superuser
--   agent_os_app                     serves tenants: sees the rows of app.organisation_id, and of app.person_id
--   agent_os_lookup                  nobody logs in as it; owns the functions that must look across organisations,
--                                    and may read the columns that they return, no others
-- Both settings are set per transaction. Unset or empty means: nothing is visible.

DO $$
BEGIN
    IF current_setting('server_version_num')::int < 160000 THEN
        RAISE EXCEPTION 'Agent OS needs PostgreSQL 16 or newer; this server is %.', current_setting('server_version');
    END IF;
END
$$;

-- Roles belong to the server, not to the database: another database of the same server may have made them already.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['agent_os_app', 'agent_os_lookup'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', role_name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
    -- To give functions to agent_os_lookup the owner must be able to act as it, without inheriting what it sees.
    IF NOT pg_has_role(current_user, 'agent_os_lookup', 'SET') THEN
        EXECUTE format('GRANT agent_os_lookup TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    END IF;
END
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO agent_os_app, agent_os_lookup;

-- Tenant rows.

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'department', 'team', 'agent', 'agent_key', 'provider', 'pool', 'model', 'model_price',
        'membership', 'invitation', 'admin_token', 'call', 'call_settlement', 'audit_event'
    ] LOOP
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

ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organisation
    USING (id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (id = nullif(current_setting('app.organisation_id', true), ''));

-- Rows of persons, who may belong to several organisations.

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON person
    USING (id = nullif(current_setting('app.person_id', true), ''))
    WITH CHECK (id = nullif(current_setting('app.person_id', true), ''));
CREATE POLICY member ON person FOR SELECT
    USING (EXISTS (
        SELECT FROM membership
        WHERE membership.person_id = person.id
            AND membership.organisation_id = nullif(current_setting('app.organisation_id', true), '')
    ));

ALTER TABLE oidc_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE oidc_link FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON oidc_link
    USING (person_id = nullif(current_setting('app.person_id', true), ''))
    WITH CHECK (person_id = nullif(current_setting('app.person_id', true), ''));

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON session
    USING (person_id = nullif(current_setting('app.person_id', true), ''))
    WITH CHECK (person_id = nullif(current_setting('app.person_id', true), ''));
-- An administrator sees when members were last here, and can end their sessions.
CREATE POLICY member_read ON session FOR SELECT
    USING (EXISTS (
        SELECT FROM membership
        WHERE membership.person_id = session.person_id
            AND membership.organisation_id = nullif(current_setting('app.organisation_id', true), '')
    ));
CREATE POLICY member_end ON session FOR UPDATE
    USING (EXISTS (
        SELECT FROM membership
        WHERE membership.person_id = session.person_id
            AND membership.organisation_id = nullif(current_setting('app.organisation_id', true), '')
    ));

-- Reached through functions only: no policy admits the login role.
ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_attempt FORCE ROW LEVEL SECURITY;

-- What the login role may do at all. Organisations are created by create_first_organisation or by the owner.

GRANT SELECT, UPDATE (slug, name) ON organisation TO agent_os_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON department, team, agent, provider, pool, model TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON agent_key, invitation, admin_token TO agent_os_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON membership TO agent_os_app;
GRANT SELECT, INSERT ON call, call_settlement, audit_event, model_price TO agent_os_app;
GRANT USAGE ON SEQUENCE call_settlement_sequence_seq, audit_event_id_seq TO agent_os_app;
-- Not the password hash: find_sign_in_person alone returns it.
GRANT SELECT (id, email, name, created_at, disabled_at) ON person TO agent_os_app;
GRANT INSERT, UPDATE (name, password_hash) ON person TO agent_os_app;
GRANT SELECT, INSERT, DELETE ON oidc_link TO agent_os_app;
GRANT SELECT, INSERT, UPDATE (revoked_at, last_seen_at) ON session TO agent_os_app;

-- Questions that must be answered before an organisation is known. Each returns what its one caller needs, for one
-- secret or one name that the caller must already have.

CREATE POLICY lookup ON organisation FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup_create ON organisation FOR INSERT TO agent_os_lookup WITH CHECK (true);
CREATE POLICY lookup ON person FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON oidc_link FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON session FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON membership FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON invitation FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON admin_token FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON agent_key FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON call FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON call_settlement FOR SELECT TO agent_os_lookup USING (true);
CREATE POLICY lookup ON sign_in_attempt TO agent_os_lookup USING (true) WITH CHECK (true);

GRANT SELECT, INSERT (id, slug, name) ON organisation TO agent_os_lookup;
GRANT SELECT (id, email, name, password_hash, disabled_at) ON person TO agent_os_lookup;
GRANT SELECT (person_id, issuer, subject) ON oidc_link TO agent_os_lookup;
GRANT SELECT (id, person_id, created_at, expires_at, revoked_at, last_seen_at) ON session TO agent_os_lookup;
GRANT SELECT ON membership TO agent_os_lookup;
GRANT SELECT ON invitation, admin_token TO agent_os_lookup;
GRANT SELECT (id, organisation_id, agent_id, key_hash, expires_at, revoked_at) ON agent_key TO agent_os_lookup;
GRANT SELECT (
    organisation_id, id, agent_id, replica_id, received_at, estimated_input_tokens, max_output_tokens, reserved_nano_usd
) ON call TO agent_os_lookup;
GRANT SELECT (organisation_id, call_id) ON call_settlement TO agent_os_lookup;
GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO agent_os_lookup;
GRANT USAGE ON SEQUENCE sign_in_attempt_id_seq TO agent_os_lookup;

CREATE FUNCTION find_sign_in_person(p_email text)
RETURNS TABLE (person_id text, email text, name text, password_hash text, disabled_at timestamptz, organisation_ids text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT person.id, person.email, person.name, person.password_hash, person.disabled_at,
        ARRAY(
            SELECT membership.organisation_id FROM membership
            WHERE membership.person_id = person.id ORDER BY membership.created_at, membership.id
        )
    FROM person WHERE person.email = lower(p_email)
$$;

CREATE FUNCTION find_oidc_person(p_issuer text, p_subject text)
RETURNS TABLE (person_id text, email text, name text, password_hash text, disabled_at timestamptz, organisation_ids text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT person.id, person.email, person.name, NULL::text, person.disabled_at,
        ARRAY(
            SELECT membership.organisation_id FROM membership
            WHERE membership.person_id = person.id ORDER BY membership.created_at, membership.id
        )
    FROM oidc_link JOIN person ON person.id = oidc_link.person_id
    WHERE oidc_link.issuer = p_issuer AND oidc_link.subject = p_subject
$$;

CREATE FUNCTION find_session(p_session_id text)
RETURNS TABLE (
    session_id text, person_id text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz,
    last_seen_at timestamptz, person_disabled_at timestamptz, organisation_ids text[]
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT session.id, session.person_id, session.created_at, session.expires_at, session.revoked_at,
        session.last_seen_at, person.disabled_at,
        ARRAY(
            SELECT membership.organisation_id FROM membership
            WHERE membership.person_id = session.person_id ORDER BY membership.created_at, membership.id
        )
    FROM session JOIN person ON person.id = session.person_id
    WHERE session.id = p_session_id
$$;

CREATE FUNCTION list_person_organisations(p_person_id text)
RETURNS TABLE (organisation_id text, slug text, name text, membership_id text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT organisation.id, organisation.slug, organisation.name, membership.id, membership.roles
    FROM membership JOIN organisation ON organisation.id = membership.organisation_id
    WHERE membership.person_id = p_person_id
    ORDER BY membership.created_at, membership.id
$$;

CREATE FUNCTION find_agent_key_by_hash(p_key_hash bytea)
RETURNS TABLE (organisation_id text, key_id text, agent_id text, expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT agent_key.organisation_id, agent_key.id, agent_key.agent_id, agent_key.expires_at, agent_key.revoked_at
    FROM agent_key WHERE agent_key.key_hash = p_key_hash
$$;

CREATE FUNCTION find_invitation_by_hash(p_token_hash bytea)
RETURNS TABLE (
    organisation_id text, organisation_name text, invitation_id text, email text, roles text[],
    expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT invitation.organisation_id, organisation.name, invitation.id, invitation.email, invitation.roles,
        invitation.expires_at, invitation.accepted_at, invitation.revoked_at
    FROM invitation JOIN organisation ON organisation.id = invitation.organisation_id
    WHERE invitation.token_hash = p_token_hash
$$;

CREATE FUNCTION find_admin_token_by_hash(p_token_hash bytea)
RETURNS TABLE (organisation_id text, token_id text, name text, roles text[], revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT admin_token.organisation_id, admin_token.id, admin_token.name, admin_token.roles, admin_token.revoked_at
    FROM admin_token WHERE admin_token.token_hash = p_token_hash
$$;

CREATE FUNCTION list_organisation_ids() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT organisation.id FROM organisation ORDER BY organisation.id
$$;

CREATE FUNCTION organisation_count() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) FROM organisation
$$;

-- The lock lets one of two racing first runs see the other's organisation, and lose.
CREATE FUNCTION create_first_organisation(p_id text, p_slug text, p_name text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('agent_os.create_first_organisation', 0));
    IF EXISTS (SELECT FROM organisation) THEN
        RETURN false;
    END IF;
    INSERT INTO organisation (id, slug, name) VALUES (p_id, p_slug, p_name);
    RETURN true;
END
$$;

CREATE FUNCTION record_sign_in_attempt(p_email_hash bytea, p_address text, p_succeeded boolean) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO sign_in_attempt (email_hash, address, succeeded) VALUES (p_email_hash, left(p_address, 64), p_succeeded)
$$;

-- A success forgives earlier failures for its e-mail address, never those from a network address: somebody who owns one
-- account could otherwise reset the count while guessing another.
CREATE FUNCTION count_sign_in_failures(p_email_hash bytea, p_address text, p_since timestamptz)
RETURNS TABLE (by_email bigint, by_address bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT
        (
            SELECT count(*) FROM sign_in_attempt AS failure
            WHERE failure.email_hash = p_email_hash AND failure.at >= p_since AND NOT failure.succeeded
                AND NOT EXISTS (
                    SELECT FROM sign_in_attempt AS success
                    WHERE success.email_hash = p_email_hash AND success.succeeded
                        AND success.at >= p_since AND success.id > failure.id
                )
        ),
        (
            SELECT count(*) FROM sign_in_attempt
            WHERE sign_in_attempt.address = left(p_address, 64) AND sign_in_attempt.at >= p_since
                AND NOT sign_in_attempt.succeeded
        )
$$;

CREATE FUNCTION delete_sign_in_attempts(p_before timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH deleted AS (
        DELETE FROM sign_in_attempt
        WHERE sign_in_attempt.at < least(p_before, now() - interval '1 hour') RETURNING 1
    )
    SELECT count(*) FROM deleted
$$;

-- What a kernel replica left behind when it was cut off; its next start settles these calls.
CREATE FUNCTION find_open_calls(p_replica_id text, p_received_from timestamptz)
RETURNS TABLE (
    organisation_id text, call_id text, agent_id text, received_at timestamptz,
    estimated_input_tokens integer, max_output_tokens integer, reserved_nano_usd bigint
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT call.organisation_id, call.id, call.agent_id, call.received_at,
        call.estimated_input_tokens, call.max_output_tokens, call.reserved_nano_usd
    FROM call
    WHERE call.replica_id = p_replica_id
        AND call.received_at >= coalesce(p_received_from, '-infinity')
        AND NOT EXISTS (
            SELECT FROM call_settlement
            WHERE call_settlement.organisation_id = call.organisation_id AND call_settlement.call_id = call.id
        )
    ORDER BY call.id
$$;

GRANT CREATE ON SCHEMA public TO agent_os_lookup;
DO $$
DECLARE
    signature regprocedure;
BEGIN
    FOR signature IN
        SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO agent_os_app', signature);
        EXECUTE format('ALTER FUNCTION %s OWNER TO agent_os_lookup', signature);
    END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
