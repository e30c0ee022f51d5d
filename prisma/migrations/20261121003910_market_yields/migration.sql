-- Calls that lost their place to the market or to a power cap, each with its reason (docs/decisions/0029).

CREATE TABLE "market_yield" (
    "organisation_id" TEXT COLLATE "C" NOT NULL,
    "call_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "agent_id" TEXT COLLATE "C" NOT NULL,
    "pool_id" TEXT COLLATE "C" NOT NULL,
    "service_class" TEXT NOT NULL,
    "round" BIGINT,
    "price" BIGINT,
    "bid" BIGINT,
    "to_model_id" TEXT COLLATE "C",
    "to_price" BIGINT,
    "rank" INTEGER,
    "explanation" TEXT NOT NULL,

    CONSTRAINT "market_yield_pkey" PRIMARY KEY ("organisation_id","call_id","at")
);
CREATE INDEX "market_yield_organisation_id_at_idx" ON "market_yield"("organisation_id", "at");
ALTER TABLE "market_yield"
    ADD CONSTRAINT "market_yield_organisation_named" CHECK ("organisation_id" <> ''),
    ADD CONSTRAINT "market_yield_kind_known" CHECK ("kind" IN ('moved', 'shed', 'interrupted')),
    ADD CONSTRAINT "market_yield_moved_somewhere" CHECK (("kind" = 'moved') = ("to_model_id" IS NOT NULL)),
    ADD CONSTRAINT "market_yield_interrupted_in_order" CHECK (("kind" = 'interrupted') = ("rank" IS NOT NULL AND "rank" > 0)),
    ADD CONSTRAINT "market_yield_lost_a_round" CHECK ("kind" = 'interrupted' OR "round" IS NOT NULL);
ALTER TABLE "market_yield" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "market_yield" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "market_yield"
    USING (organisation_id = nullif(current_setting('app.organisation_id', true), ''))
    WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));
-- Written once; dropped with the rounds.
GRANT SELECT, INSERT, DELETE ON "market_yield" TO agent_os_app;
