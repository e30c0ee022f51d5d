-- What becomes of calls that wait while their agent wins no slot (docs/decisions/0029).

ALTER TABLE "market_setting"
    ADD COLUMN "losing_work" TEXT NOT NULL DEFAULT 'wait',
    ADD COLUMN "losing_after_rounds" INTEGER NOT NULL DEFAULT 3,
    ADD CONSTRAINT "market_setting_losing_work_known" CHECK ("losing_work" IN ('wait', 'move', 'shed')),
    ADD CONSTRAINT "market_setting_losing_after_positive" CHECK ("losing_after_rounds" > 0);

ALTER TABLE "market_bid"
    ADD COLUMN "losing_work" TEXT,
    ADD CONSTRAINT "market_bid_losing_work_known" CHECK ("losing_work" IN ('wait', 'move', 'shed'));
