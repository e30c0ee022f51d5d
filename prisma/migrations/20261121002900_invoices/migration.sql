-- Invoices of providers, and how they compare with what the kernel recorded (docs/decisions/0020).

CREATE TABLE "invoice" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "provider_id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" BYTEA NOT NULL,
    "format" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "period_first" DATE NOT NULL,
    "period_last" DATE NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "usd_rate_nano" BIGINT NOT NULL DEFAULT 1000000000,
    "cost_decimals" INTEGER NOT NULL DEFAULT 9,
    "tolerance_ppm" INTEGER NOT NULL DEFAULT 0,
    "lines" INTEGER NOT NULL,
    "total_nano" BIGINT NOT NULL,
    "total_nano_usd" BIGINT NOT NULL,
    "recorded_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "dark_nano_usd" BIGINT NOT NULL DEFAULT 0,
    "groups" INTEGER NOT NULL DEFAULT 0,
    "open_groups" INTEGER NOT NULL DEFAULT 0,
    "decided_groups" INTEGER NOT NULL DEFAULT 0,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "compared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("organisation_id", "id")
);
CREATE UNIQUE INDEX "invoice_organisation_id_file_hash_key" ON "invoice"("organisation_id", "file_hash");
CREATE UNIQUE INDEX "invoice_organisation_id_provider_id_number_key" ON "invoice"("organisation_id", "provider_id", "number");
CREATE INDEX "invoice_organisation_id_period_first_id_idx" ON "invoice"("organisation_id", "period_first", "id");
ALTER TABLE "invoice"
    ADD CONSTRAINT "invoice_organisation_id_provider_id_fkey" FOREIGN KEY ("organisation_id", "provider_id")
        REFERENCES "provider"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "invoice_format_known" CHECK ("format" IN ('focus', 'columns')),
    ADD CONSTRAINT "invoice_period_in_order" CHECK ("period_first" <= "period_last"),
    ADD CONSTRAINT "invoice_rate_positive" CHECK ("usd_rate_nano" > 0),
    ADD CONSTRAINT "invoice_tolerance_possible" CHECK ("tolerance_ppm" BETWEEN 0 AND 100000),
    ADD CONSTRAINT "invoice_author_kind_known" CHECK ("author_kind" IN ('person', 'token'));

CREATE TABLE "invoice_line" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "invoice_id" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE,
    "model_text" TEXT,
    "token_class" TEXT,
    "unit" TEXT,
    "quantity" BIGINT,
    "cost_nano" BIGINT NOT NULL,
    "cost_nano_usd" BIGINT NOT NULL,
    "external_id" TEXT,
    "group_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("organisation_id", "invoice_id", "line")
);
CREATE INDEX "invoice_line_organisation_id_invoice_id_group_key_line_idx"
    ON "invoice_line"("organisation_id", "invoice_id", "group_key", "line");
ALTER TABLE "invoice_line"
    ADD CONSTRAINT "invoice_line_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id")
        REFERENCES "invoice"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    ADD CONSTRAINT "invoice_line_kind_known" CHECK ("kind" IN ('usage', 'purchase', 'tax', 'credit', 'adjustment'));

-- What a comparison found: written anew by each, from the lines and from the spend of that moment.
CREATE TABLE "invoice_group" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "invoice_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE,
    "model_id" TEXT COLLATE "C",
    "model_text" TEXT,
    "token_class" TEXT,
    "lines" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "billed_quantity" BIGINT,
    "recorded_quantity" BIGINT,
    "billed_nano_usd" BIGINT NOT NULL,
    "recorded_nano_usd" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "cause" TEXT,

    CONSTRAINT "invoice_group_pkey" PRIMARY KEY ("organisation_id", "invoice_id", "key")
);
CREATE INDEX "invoice_group_organisation_id_invoice_id_place_idx" ON "invoice_group"("organisation_id", "invoice_id", "place");
CREATE INDEX "invoice_group_organisation_id_month_idx" ON "invoice_group"("organisation_id", "month");
ALTER TABLE "invoice_group"
    ADD CONSTRAINT "invoice_group_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id")
        REFERENCES "invoice"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    ADD CONSTRAINT "invoice_group_kind_known" CHECK ("kind" IN ('usage', 'purchase', 'tax', 'credit', 'adjustment')),
    ADD CONSTRAINT "invoice_group_state_known" CHECK (
        "state" IN ('agrees', 'price_differs', 'quantity_differs', 'billed_only', 'recorded_only', 'not_yet_billed')
    );

-- What a provider calls a model, as a person confirmed it.
CREATE TABLE "model_alias" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "provider_id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "model_id" TEXT COLLATE "C" NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_alias_pkey" PRIMARY KEY ("organisation_id", "provider_id", "text")
);
ALTER TABLE "model_alias"
    ADD CONSTRAINT "model_alias_organisation_id_provider_id_fkey" FOREIGN KEY ("organisation_id", "provider_id")
        REFERENCES "provider"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "model_alias_organisation_id_model_id_fkey" FOREIGN KEY ("organisation_id", "model_id")
        REFERENCES "model"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "model_alias_author_kind_known" CHECK ("author_kind" IN ('person', 'token'));

-- What people said of differences. Rows stay: one that is taken back is marked, and what it booked is reversed.
CREATE TABLE "invoice_decision" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "invoice_id" TEXT COLLATE "C" NOT NULL,
    "group_key" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "billed_nano_usd" BIGINT NOT NULL,
    "recorded_nano_usd" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "transfer_key" TEXT COLLATE "C",
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,
    "withdrawn_by_kind" TEXT,
    "withdrawn_by_id" TEXT COLLATE "C",

    CONSTRAINT "invoice_decision_pkey" PRIMARY KEY ("organisation_id", "invoice_id", "group_key", "number")
);
ALTER TABLE "invoice_decision"
    ADD CONSTRAINT "invoice_decision_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id")
        REFERENCES "invoice"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "invoice_decision_reason_length" CHECK (length("reason") <= 500 AND length("withdrawn_reason") <= 500),
    ADD CONSTRAINT "invoice_decision_author_kind_known" CHECK ("author_kind" IN ('person', 'token')),
    ADD CONSTRAINT "invoice_decision_withdrawn_whole" CHECK (
        ("withdrawn_at" IS NULL) = ("withdrawn_reason" IS NULL) AND ("withdrawn_at" IS NULL) = ("withdrawn_by_id" IS NULL)
    );
-- One in force for a group.
CREATE UNIQUE INDEX "invoice_decision_in_force" ON "invoice_decision"("organisation_id", "invoice_id", "group_key")
    WHERE "withdrawn_at" IS NULL;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['invoice', 'invoice_line', 'invoice_group', 'model_alias', 'invoice_decision'] LOOP
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
GRANT SELECT, INSERT, UPDATE, DELETE ON invoice, invoice_line, invoice_group TO agent_os_app;
GRANT SELECT, INSERT, UPDATE ON model_alias TO agent_os_app;
GRANT SELECT, INSERT ON invoice_decision TO agent_os_app;
GRANT UPDATE (withdrawn_at, withdrawn_reason, withdrawn_by_kind, withdrawn_by_id) ON invoice_decision TO agent_os_app;
