import type { serviceClasses } from '@agent-os/core/choices';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type ServiceClass = (typeof serviceClasses)[number];
export type IntentExample = RouterOutputs['intent']['examples']['items'][number];
export type IntentVersion = RouterOutputs['intent']['versions'][number];
export type IntentReads = IntentVersion['reads'];
export type IntentEvaluation = IntentVersion['evaluation'];
export type IntentReading = NonNullable<RouterOutputs['intent']['try']['reading']>;
export type IntentRuleSet = RouterOutputs['intent']['rules'];
export type IntentRule = IntentRuleSet['rules'][number];
