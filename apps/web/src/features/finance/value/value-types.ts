import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type ValueSummary = RouterOutputs['value']['summary'];
export type ValueRow = ValueSummary['rows'][number];
export type ValueFigure = ValueSummary['total'];
export type ValueGroup = ValueSummary['by'];
export type ValueKindRule = RouterOutputs['value']['rules']['kinds'][number];
export type ValueRuleVersion = NonNullable<ValueKindRule['current']>;
export type ValueDefinition = ValueRuleVersion['definition'];
export type SectorTemplate = RouterOutputs['value']['templates']['templates'][number];
export type ListedOutcome = RouterOutputs['value']['outcomes']['items'][number];
export type OutcomeState = ListedOutcome['state'];
export type OutcomeDetail = RouterOutputs['value']['outcome'];
export type ValueWebhook = RouterOutputs['value']['webhooks']['webhooks'][number];
/** A webhook with its secret, which is shown this once. */
export type NewWebhookSecret = RouterOutputs['value']['createWebhook'];
