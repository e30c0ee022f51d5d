-- Budgets of each end user (docs/decisions/0014): one window a user, whose key ends with a slash and a print of the user's name.
ALTER TABLE "budget"
    DROP CONSTRAINT "budget_scope_known",
    DROP CONSTRAINT "budget_scope_named",
    ADD CONSTRAINT "budget_scope_known" CHECK (
        "scope_kind" IN ('organisation', 'department', 'team', 'agent', 'model', 'key', 'run', 'user')
    ),
    ADD CONSTRAINT "budget_scope_named" CHECK (
        CASE "scope_kind"
            WHEN 'organisation' THEN "scope_id" IS NULL
            WHEN 'run' THEN true
            WHEN 'user' THEN true
            ELSE "scope_id" IS NOT NULL
        END
    );

-- Who spent most, among however many. Of other windows it has none: their sums are written in place.
CREATE INDEX "budget_window_of_users_idx" ON "budget_window" ("organisation_id", "budget_id", "starts_at", "spent")
    WHERE "window_key" LIKE '%/%';

-- A million users a month are a million windows. Those that are long over may be deleted, and nothing else that budgets counted:
-- what calls took stands in their settlements.
GRANT DELETE ON "budget_window", "budget_notice" TO agent_os_app;
CREATE POLICY "only_old_windows_of_users" ON "budget_window" AS RESTRICTIVE FOR DELETE
    USING ("window_key" LIKE '%/%' AND "ends_at" < now() - interval '30 days');
CREATE POLICY "only_old_windows_of_users" ON "budget_notice" AS RESTRICTIVE FOR DELETE
    USING ("window_key" LIKE '%/%' AND "at" < now() - interval '30 days');
