-- Milliwatts in 32 bits end at 2.1 MW: a meter of a row or a hall of machines reads more, and its reading could not be kept.
ALTER TABLE "device"
    ALTER COLUMN "idle_mw" TYPE BIGINT,
    ALTER COLUMN "peak_mw" TYPE BIGINT,
    ALTER COLUMN "system_mw" TYPE BIGINT;
ALTER TABLE "device_meter" ALTER COLUMN "power_mw" TYPE BIGINT;
ALTER TABLE "device_interval" ALTER COLUMN "power_mw" TYPE BIGINT;
ALTER TABLE "unknown_device" ALTER COLUMN "power_mw" TYPE BIGINT;
