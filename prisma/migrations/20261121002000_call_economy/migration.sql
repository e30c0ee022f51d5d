-- What a call holds of each budget above it, what it then took of them, and what each class of its tokens cost. Written with
-- the call itself, so that budgets and the ledger follow from the same rows. Without a default: no row of the past is
-- rewritten. Shapes: docs/decisions/0013.
ALTER TABLE "call"
    ADD COLUMN "budget_reservations" JSONB;
ALTER TABLE "call"
    ADD CONSTRAINT "call_budget_reservations_list" CHECK (jsonb_typeof("budget_reservations") = 'array') NOT VALID;
ALTER TABLE "call_settlement"
    ADD COLUMN "cost_lines" JSONB,
    ADD COLUMN "budget_charges" JSONB;
ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_cost_lines_list" CHECK (jsonb_typeof("cost_lines") = 'array') NOT VALID,
    ADD CONSTRAINT "call_settlement_budget_charges_list" CHECK (jsonb_typeof("budget_charges") = 'array') NOT VALID;

-- What a kernel replica left behind when it was cut off; its next start settles these calls.
DROP FUNCTION find_open_calls(text, timestamptz);
CREATE FUNCTION find_open_calls(p_replica_id text, p_received_from timestamptz)
RETURNS TABLE (
    organisation_id text, call_id text, agent_id text, received_at timestamptz,
    estimated_input_tokens integer, max_output_tokens integer, reserved_nano_usd bigint, budget_reservations jsonb
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT call.organisation_id, call.id, call.agent_id, call.received_at,
        call.estimated_input_tokens, call.max_output_tokens, call.reserved_nano_usd, call.budget_reservations
    FROM call
    WHERE call.replica_id = p_replica_id
        AND call.received_at >= coalesce(p_received_from, '-infinity')
        AND NOT EXISTS (
            SELECT FROM call_settlement
            WHERE call_settlement.organisation_id = call.organisation_id AND call_settlement.call_id = call.id
        )
    ORDER BY call.id
$$;
GRANT SELECT (budget_reservations) ON call TO agent_os_lookup;

GRANT CREATE ON SCHEMA public TO agent_os_lookup;
REVOKE ALL ON FUNCTION find_open_calls(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_open_calls(text, timestamptz) TO agent_os_app;
ALTER FUNCTION find_open_calls(text, timestamptz) OWNER TO agent_os_lookup;
REVOKE CREATE ON SCHEMA public FROM agent_os_lookup;
