-- What a slot costs beside what a provider charges: emissions and wear (docs/decisions/0028).
ALTER TABLE "organisation" ADD COLUMN "carbon_nano_usd_per_tonne" BIGINT;
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_carbon_price_bounded" CHECK ("carbon_nano_usd_per_tonne" BETWEEN 0 AND 10000000000000);
GRANT UPDATE ("carbon_nano_usd_per_tonne") ON "organisation" TO agent_os_app;

ALTER TABLE "device" ADD COLUMN "wear_nano_usd_per_hour" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "device"
    ADD CONSTRAINT "device_wear_bounded" CHECK ("wear_nano_usd_per_hour" BETWEEN 0 AND 1000000000000);
