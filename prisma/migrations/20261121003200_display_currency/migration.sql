-- The currency in which an organisation's amounts are shown, and rates of USD in it. Money stays nano-USD everywhere; these
-- only say how it is shown (docs/decisions/0019). Both are append-only: what was shown yesterday can be shown again.
CREATE TABLE "display_currency" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "currency" TEXT COLLATE "C",
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "display_currency_pkey" PRIMARY KEY ("organisation_id", "number")
);
ALTER TABLE "display_currency"
    ADD CONSTRAINT "display_currency_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "display_currency_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "display_currency_currency_is_code" CHECK ("currency" ~ '^[A-Z]{3}$' AND "currency" <> 'USD'),
    ADD CONSTRAINT "display_currency_author_kind_known" CHECK ("author_kind" IN ('person', 'token'));

CREATE TABLE "exchange_rate" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "per_usd_e10" BIGINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("organisation_id", "currency", "number")
);
CREATE INDEX "exchange_rate_organisation_id_currency_valid_from_number_idx"
    ON "exchange_rate"("organisation_id", "currency", "valid_from" DESC, "number" DESC);
ALTER TABLE "exchange_rate"
    ADD CONSTRAINT "exchange_rate_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "exchange_rate_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "exchange_rate_currency_is_code" CHECK ("currency" ~ '^[A-Z]{3}$' AND "currency" <> 'USD'),
    ADD CONSTRAINT "exchange_rate_per_usd_positive" CHECK ("per_usd_e10" > 0),
    ADD CONSTRAINT "exchange_rate_author_kind_known" CHECK ("author_kind" IN ('person', 'token'));

ALTER TABLE "display_currency" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "display_currency" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "display_currency"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT ON "display_currency" TO agent_os_app;
ALTER TABLE "exchange_rate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rate" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "exchange_rate"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
GRANT SELECT, INSERT ON "exchange_rate" TO agent_os_app;
