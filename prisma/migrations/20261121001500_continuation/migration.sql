-- Providers that write on at the end of a last message of the assistant: their streams may be interrupted and go on.
ALTER TABLE "provider" ADD COLUMN "continues_text" BOOLEAN NOT NULL DEFAULT false;
-- The reference model server does.
ALTER TABLE "provider" NO FORCE ROW LEVEL SECURITY;
UPDATE "provider" SET "continues_text" = true WHERE "simulated";
ALTER TABLE "provider" FORCE ROW LEVEL SECURITY;
