-- Tables, indices and checks of the first release. Made from prisma/schema, then reviewed: ids, slugs and addresses
-- compare byte by byte (COLLATE "C"), so that their order is the same on every server.

CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT COLLATE "C" NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT COLLATE "C" NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "call" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "key_id" TEXT COLLATE "C",
    "run_id" TEXT COLLATE "C",
    "syscall" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "model_requested" TEXT NOT NULL,
    "model_id" TEXT COLLATE "C",
    "provider_id" TEXT COLLATE "C",
    "pool_id" TEXT COLLATE "C",
    "price_id" TEXT COLLATE "C",
    "simulated" BOOLEAN NOT NULL,
    "streamed" BOOLEAN NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "estimated_input_tokens" INTEGER NOT NULL,
    "max_output_tokens" INTEGER,
    "reserved_nano_usd" BIGINT,
    "replica_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "call_settlement" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "call_id" TEXT COLLATE "C" NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "outcome" TEXT NOT NULL,
    "http_status" INTEGER NOT NULL,
    "error_code" TEXT,
    "error_detail" TEXT,
    "attempts" INTEGER NOT NULL,
    "model_answered" TEXT,
    "input_tokens" INTEGER,
    "cached_input_tokens" INTEGER,
    "cache_write_tokens" INTEGER,
    "output_tokens" INTEGER,
    "reasoning_tokens" INTEGER,
    "usage_source" TEXT NOT NULL,
    "cost_nano_usd" BIGINT,
    "finished_at" TIMESTAMPTZ(6) NOT NULL,
    "identify_us" INTEGER NOT NULL,
    "permit_us" INTEGER NOT NULL,
    "prepare_us" INTEGER NOT NULL,
    "price_us" INTEGER NOT NULL,
    "admit_us" INTEGER NOT NULL,
    "execute_us" INTEGER NOT NULL,
    "settle_us" INTEGER NOT NULL,
    "record_us" INTEGER NOT NULL,
    "first_byte_us" INTEGER,
    "last_step" INTEGER NOT NULL,

    CONSTRAINT "call_settlement_pkey" PRIMARY KEY ("organisation_id","call_id")
);

CREATE TABLE "provider" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "api_key_sealed" BYTEA,
    "api_key_last_four" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "timeout_ms" INTEGER NOT NULL DEFAULT 600000,
    "max_retries" INTEGER NOT NULL DEFAULT 2,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "pool" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "slots" INTEGER NOT NULL,
    "queue_limit" INTEGER NOT NULL DEFAULT 10000,
    "max_wait_ms" INTEGER NOT NULL DEFAULT 600000,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pool_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "model" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "provider_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "upstream_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'chat',
    "context_window" INTEGER,
    "max_output_tokens" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "model_price" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "input_nano_usd_per_million" BIGINT NOT NULL,
    "cached_input_nano_usd_per_million" BIGINT,
    "cache_write_nano_usd_per_million" BIGINT,
    "output_nano_usd_per_million" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_price_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "person" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "oidc_link" (
    "person_id" TEXT COLLATE "C" NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oidc_link_pkey" PRIMARY KEY ("issuer","subject")
);

CREATE TABLE "session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "membership" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "roles" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "roles" TEXT[] NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_person_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "admin_token" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "roles" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "admin_token_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "organisation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "department" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "team" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C",
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "owner_person_id" TEXT COLLATE "C",
    "state" TEXT NOT NULL DEFAULT 'active',
    "allowed_models" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agent_key" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_by_person_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_key_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_event_organisation_id_id_idx" ON "audit_event"("organisation_id", "id");
CREATE INDEX "call_organisation_id_agent_id_id_idx" ON "call"("organisation_id", "agent_id", "id");
CREATE INDEX "call_organisation_id_department_id_id_idx" ON "call"("organisation_id", "department_id", "id");
CREATE INDEX "call_organisation_id_run_id_id_idx" ON "call"("organisation_id", "run_id", "id");
CREATE INDEX "call_replica_id_received_at_idx" ON "call"("replica_id", "received_at");
CREATE INDEX "call_settlement_organisation_id_finished_at_idx" ON "call_settlement"("organisation_id", "finished_at");
CREATE UNIQUE INDEX "call_settlement_organisation_id_sequence_key" ON "call_settlement"("organisation_id", "sequence");
CREATE UNIQUE INDEX "provider_organisation_id_slug_key" ON "provider"("organisation_id", "slug");
CREATE UNIQUE INDEX "provider_organisation_id_id_key" ON "provider"("organisation_id", "id");
CREATE UNIQUE INDEX "pool_organisation_id_slug_key" ON "pool"("organisation_id", "slug");
CREATE UNIQUE INDEX "pool_organisation_id_id_key" ON "pool"("organisation_id", "id");
CREATE UNIQUE INDEX "model_organisation_id_name_key" ON "model"("organisation_id", "name");
CREATE UNIQUE INDEX "model_organisation_id_id_key" ON "model"("organisation_id", "id");
CREATE UNIQUE INDEX "model_price_organisation_id_model_id_effective_from_key" ON "model_price"("organisation_id", "model_id", "effective_from");
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");
CREATE INDEX "oidc_link_person_id_idx" ON "oidc_link"("person_id");
CREATE INDEX "session_person_id_idx" ON "session"("person_id");
CREATE INDEX "sign_in_attempt_email_hash_at_idx" ON "sign_in_attempt"("email_hash", "at");
CREATE INDEX "sign_in_attempt_address_at_idx" ON "sign_in_attempt"("address", "at");
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");
CREATE UNIQUE INDEX "membership_organisation_id_person_id_key" ON "membership"("organisation_id", "person_id");
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE INDEX "invitation_organisation_id_email_idx" ON "invitation"("organisation_id", "email");
CREATE UNIQUE INDEX "admin_token_token_hash_key" ON "admin_token"("token_hash");
CREATE INDEX "admin_token_organisation_id_idx" ON "admin_token"("organisation_id");
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");
CREATE UNIQUE INDEX "department_organisation_id_slug_key" ON "department"("organisation_id", "slug");
CREATE UNIQUE INDEX "department_organisation_id_id_key" ON "department"("organisation_id", "id");
CREATE UNIQUE INDEX "team_organisation_id_slug_key" ON "team"("organisation_id", "slug");
CREATE UNIQUE INDEX "team_organisation_id_id_key" ON "team"("organisation_id", "id");
CREATE UNIQUE INDEX "agent_organisation_id_slug_key" ON "agent"("organisation_id", "slug");
CREATE UNIQUE INDEX "agent_organisation_id_id_key" ON "agent"("organisation_id", "id");
CREATE UNIQUE INDEX "agent_key_key_hash_key" ON "agent_key"("key_hash");
CREATE INDEX "agent_key_organisation_id_agent_id_idx" ON "agent_key"("organisation_id", "agent_id");
ALTER TABLE "provider" ADD CONSTRAINT "provider_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pool" ADD CONSTRAINT "pool_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "model" ADD CONSTRAINT "model_organisation_id_provider_id_fkey" FOREIGN KEY ("organisation_id", "provider_id") REFERENCES "provider"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "model" ADD CONSTRAINT "model_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id") REFERENCES "pool"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "model_price" ADD CONSTRAINT "model_price_organisation_id_model_id_fkey" FOREIGN KEY ("organisation_id", "model_id") REFERENCES "model"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "oidc_link" ADD CONSTRAINT "oidc_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "admin_token" ADD CONSTRAINT "admin_token_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "department" ADD CONSTRAINT "department_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_department_id_fkey" FOREIGN KEY ("organisation_id", "department_id") REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agent" ADD CONSTRAINT "agent_organisation_id_department_id_fkey" FOREIGN KEY ("organisation_id", "department_id") REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agent" ADD CONSTRAINT "agent_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "agent_key" ADD CONSTRAINT "agent_key_organisation_id_agent_id_fkey" FOREIGN KEY ("organisation_id", "agent_id") REFERENCES "agent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_id_format" CHECK ("id" ~ '^org_[0-9a-hjkmnp-tv-z]{26}$'),
    ADD CONSTRAINT "organisation_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "organisation_name_length" CHECK (length("name") BETWEEN 1 AND 120);

ALTER TABLE "department"
    ADD CONSTRAINT "department_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "department_name_length" CHECK (length("name") BETWEEN 1 AND 120);

ALTER TABLE "team"
    ADD CONSTRAINT "team_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "team_name_length" CHECK (length("name") BETWEEN 1 AND 120);

ALTER TABLE "agent"
    ADD CONSTRAINT "agent_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "agent_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "agent_purpose_length" CHECK (length("purpose") <= 2000),
    ADD CONSTRAINT "agent_state_known" CHECK ("state" IN ('active', 'suspended', 'retired')),
    ADD CONSTRAINT "agent_allowed_models_count" CHECK (cardinality("allowed_models") <= 200);

ALTER TABLE "agent_key"
    ADD CONSTRAINT "agent_key_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "agent_key_last_four_length" CHECK (length("last_four") = 4),
    ADD CONSTRAINT "agent_key_hash_length" CHECK (octet_length("key_hash") = 32);

ALTER TABLE "person"
    ADD CONSTRAINT "person_email_format" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%' AND length("email") <= 254),
    ADD CONSTRAINT "person_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "person_password_hash_length" CHECK (length("password_hash") <= 512);

ALTER TABLE "oidc_link"
    ADD CONSTRAINT "oidc_link_issuer_length" CHECK (length("issuer") BETWEEN 1 AND 2000),
    ADD CONSTRAINT "oidc_link_subject_length" CHECK (length("subject") BETWEEN 1 AND 255);

ALTER TABLE "session"
    ADD CONSTRAINT "session_expires_later" CHECK ("expires_at" > "created_at"),
    ADD CONSTRAINT "session_user_agent_length" CHECK (length("user_agent") <= 512);

ALTER TABLE "sign_in_attempt"
    ADD CONSTRAINT "sign_in_attempt_email_hash_length" CHECK (octet_length("email_hash") = 32),
    ADD CONSTRAINT "sign_in_attempt_address_length" CHECK (length("address") <= 64);

ALTER TABLE "membership"
    ADD CONSTRAINT "membership_roles_known" CHECK (
        "roles" <@ ARRAY['owner', 'admin', 'operator', 'finance', 'approver', 'auditor', 'viewer'] AND cardinality("roles") > 0
    );

ALTER TABLE "invitation"
    ADD CONSTRAINT "invitation_email_format" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%' AND length("email") <= 254),
    ADD CONSTRAINT "invitation_roles_known" CHECK (
        "roles" <@ ARRAY['owner', 'admin', 'operator', 'finance', 'approver', 'auditor', 'viewer'] AND cardinality("roles") > 0
    ),
    ADD CONSTRAINT "invitation_token_hash_length" CHECK (octet_length("token_hash") = 32),
    ADD CONSTRAINT "invitation_expires_later" CHECK ("expires_at" > "created_at");

ALTER TABLE "admin_token"
    ADD CONSTRAINT "admin_token_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "admin_token_roles_known" CHECK (
        "roles" <@ ARRAY['owner', 'admin', 'operator', 'finance', 'approver', 'auditor', 'viewer'] AND cardinality("roles") > 0
    ),
    ADD CONSTRAINT "admin_token_hash_length" CHECK (octet_length("token_hash") = 32);

ALTER TABLE "provider"
    ADD CONSTRAINT "provider_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "provider_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    ADD CONSTRAINT "provider_protocol_known" CHECK ("protocol" IN ('openai', 'anthropic', 'both')),
    ADD CONSTRAINT "provider_base_url_length" CHECK (length("base_url") BETWEEN 1 AND 2000),
    ADD CONSTRAINT "provider_api_key_length" CHECK (octet_length("api_key_sealed") BETWEEN 1 AND 8192),
    ADD CONSTRAINT "provider_api_key_last_four_length" CHECK (length("api_key_last_four") <= 4),
    ADD CONSTRAINT "provider_timeout_positive" CHECK ("timeout_ms" > 0),
    ADD CONSTRAINT "provider_max_retries_range" CHECK ("max_retries" BETWEEN 0 AND 20),
    ADD CONSTRAINT "provider_state_known" CHECK ("state" IN ('active', 'disabled'));

ALTER TABLE "pool"
    ADD CONSTRAINT "pool_slug_format" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 64),
    ADD CONSTRAINT "pool_slots_positive" CHECK ("slots" > 0),
    ADD CONSTRAINT "pool_queue_limit_range" CHECK ("queue_limit" >= 0),
    ADD CONSTRAINT "pool_max_wait_range" CHECK ("max_wait_ms" >= 0);

ALTER TABLE "model"
    ADD CONSTRAINT "model_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "model_upstream_name_length" CHECK (length("upstream_name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "model_kind_known" CHECK ("kind" IN ('chat', 'embedding')),
    ADD CONSTRAINT "model_context_window_positive" CHECK ("context_window" > 0),
    ADD CONSTRAINT "model_max_output_tokens_positive" CHECK ("max_output_tokens" > 0),
    ADD CONSTRAINT "model_state_known" CHECK ("state" IN ('active', 'disabled'));

ALTER TABLE "model_price"
    ADD CONSTRAINT "model_price_not_negative" CHECK (
        "input_nano_usd_per_million" >= 0 AND "output_nano_usd_per_million" >= 0
        AND "cached_input_nano_usd_per_million" >= 0 AND "cache_write_nano_usd_per_million" >= 0
    ),
    ADD CONSTRAINT "model_price_source_length" CHECK (length("source") BETWEEN 1 AND 300);

ALTER TABLE "audit_event"
    ADD CONSTRAINT "audit_event_actor_kind_known" CHECK ("actor_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "audit_event_action_format" CHECK ("action" ~ '^[a-z_]+([.][a-z_]+)+$' AND length("action") <= 100),
    ADD CONSTRAINT "audit_event_target_kind_length" CHECK (length("target_kind") BETWEEN 1 AND 100);

ALTER TABLE "call"
    ADD CONSTRAINT "call_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "call_syscall_known" CHECK ("syscall" IN ('llm.generate', 'llm.embed')),
    ADD CONSTRAINT "call_protocol_known" CHECK (
        "protocol" IN ('openai.chat', 'openai.responses', 'openai.embeddings', 'anthropic.messages')
    ),
    ADD CONSTRAINT "call_text_lengths" CHECK (length("model_requested") <= 200 AND length("run_id") <= 200),
    ADD CONSTRAINT "call_amounts_not_negative" CHECK (
        "estimated_input_tokens" >= 0 AND "max_output_tokens" >= 0 AND "reserved_nano_usd" >= 0
    );

ALTER TABLE "call_settlement"
    ADD CONSTRAINT "call_settlement_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "call_settlement_outcome_known" CHECK (
        "outcome" IN ('settled', 'failed', 'denied', 'cancelled', 'interrupted')
    ),
    ADD CONSTRAINT "call_settlement_usage_source_known" CHECK (
        "usage_source" IN ('provider', 'counted', 'reserved', 'none')
    ),
    ADD CONSTRAINT "call_settlement_http_status_range" CHECK ("http_status" BETWEEN 0 AND 599),
    ADD CONSTRAINT "call_settlement_text_lengths" CHECK (
        length("error_code") <= 100 AND length("error_detail") <= 2000 AND length("model_answered") <= 200
    ),
    ADD CONSTRAINT "call_settlement_amounts_not_negative" CHECK (
        "attempts" >= 0 AND "input_tokens" >= 0 AND "cached_input_tokens" >= 0 AND "cache_write_tokens" >= 0
        AND "output_tokens" >= 0 AND "reasoning_tokens" >= 0 AND "cost_nano_usd" >= 0
    ),
    ADD CONSTRAINT "call_settlement_durations_not_negative" CHECK (
        "identify_us" >= 0 AND "permit_us" >= 0 AND "prepare_us" >= 0 AND "price_us" >= 0 AND "admit_us" >= 0
        AND "execute_us" >= 0 AND "settle_us" >= 0 AND "record_us" >= 0 AND "first_byte_us" >= 0
    ),
    ADD CONSTRAINT "call_settlement_last_step_range" CHECK ("last_step" BETWEEN 0 AND 8);

-- Rows of these two tables are only ever added: vacuum early, so that index-only scans stay index-only, and analyse
-- early, so that a first big day does not run on the plans of an empty table.
ALTER TABLE "call" SET (
    autovacuum_vacuum_insert_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_threshold = 1000, autovacuum_analyze_scale_factor = 0.02
);
ALTER TABLE "call_settlement" SET (
    autovacuum_vacuum_insert_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_threshold = 1000, autovacuum_analyze_scale_factor = 0.02
);
-- Room in the page for the next version of a row whose time of last use moves.
ALTER TABLE "agent_key" SET (fillfactor = 70);
ALTER TABLE "session" SET (fillfactor = 70);
