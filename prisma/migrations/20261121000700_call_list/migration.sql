-- Calls that did not go well are few, and are what people look for: by how they ended and by their error, in the order of
-- arrival. A settled call is in neither index and pays nothing.
CREATE INDEX "call_settlement_stopped_idx" ON "call_settlement"("organisation_id", "outcome", "call_id")
    WHERE "outcome" <> 'settled';
CREATE INDEX "call_settlement_error_idx" ON "call_settlement"("organisation_id", "error_code", "call_id")
    WHERE "error_code" IS NOT NULL;
