export { defaultExpiryDays, rulesInForce, type KindRule } from './kind-rule.ts';
export type { OutcomeMessage, OutcomeVerdict } from './outcome-message.ts';
export { recordOutcomes } from './record-outcomes.ts';
export { worthOf } from './worth-of.ts';
export { readOutcomesCsv, type CsvProblem } from './read-outcomes-csv.ts';
export { signatureMatches, signWebhook, webhookSecretOf, webhookWindowMs } from './webhook-secret.ts';
