-- Departments sell slots of the devices that they hold (docs/decisions/0028).

-- How bids meet offers in pools that have any.
ALTER TABLE "market_setting" ADD COLUMN "rule" TEXT NOT NULL DEFAULT 'uniform';
ALTER TABLE "market_setting"
    ADD CONSTRAINT "market_setting_rule_known" CHECK ("rule" IN ('uniform', 'double_auction', 'mcafee'));

-- By version; the highest counts, none and 0 slots mean nothing is offered.
CREATE TABLE "market_offer" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "department_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "slots" INTEGER NOT NULL,
    "ask" BIGINT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_offer_pkey" PRIMARY KEY ("organisation_id","department_id","pool_id","version")
);
ALTER TABLE "market_offer"
    ADD CONSTRAINT "market_offer_organisation_id_department_id_fkey" FOREIGN KEY ("organisation_id", "department_id")
        REFERENCES "department"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "market_offer_organisation_id_pool_id_fkey" FOREIGN KEY ("organisation_id", "pool_id")
        REFERENCES "pool"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "market_offer_version_positive" CHECK ("version" > 0),
    ADD CONSTRAINT "market_offer_amounts_not_negative" CHECK ("slots" >= 0 AND "ask" >= 0),
    ADD CONSTRAINT "market_offer_author_kind_known" CHECK ("author_kind" IN ('person', 'token', 'system')),
    ADD CONSTRAINT "market_offer_reason_length" CHECK (length("reason") BETWEEN 1 AND 500);
ALTER TABLE "market_offer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "market_offer" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "market_offer"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
CREATE TRIGGER announce_insert AFTER INSERT ON "market_offer" REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION announce_configuration();
GRANT SELECT, INSERT ON "market_offer" TO agent_os_app;

-- Micro-credits by department, as decimal text: what it got for slots of its own.
ALTER TABLE "market_round" ADD COLUMN "receipts" JSON NOT NULL DEFAULT '{}';

ALTER TABLE "ledger_transfer"
    DROP CONSTRAINT "ledger_transfer_kind_known",
    ADD CONSTRAINT "ledger_transfer_kind_known" CHECK ("kind" IN (
        'call', 'credit_purchase', 'credit_use', 'credit_sale', 'credit_cover', 'credit_grant', 'credit_burn', 'credit_rebate',
        'credit_expiry', 'adjustment', 'reversal'
    )) NOT VALID;
