-- Balances of credits are sums of all transfers, of which every minute of a market adds one a department (docs/decisions/0023): they are
-- read from this alone, in its order.
CREATE INDEX "ledger_transfer_credit_accounts_idx"
    ON "ledger_transfer"("organisation_id", "debit_account", "credit_account") INCLUDE ("amount")
    WHERE "unit" = 'micro_credits';
