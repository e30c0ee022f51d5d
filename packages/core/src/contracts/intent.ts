import { z } from 'zod';
import { callValueLimits, intentLimits, ruleChoiceFields, wholeNumberPattern } from '../choices/index.ts';
import { displayName, epochMs, idOf } from './scalars.ts';
import { byClass, serviceClass } from './scheduling-policy.ts';

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);

export const intentExample = z.object({
  id: z.string(),
  serviceClass,
  text: z.string(),
  /** It came with the product, to begin with. */
  starter: z.boolean(),
  createdAt: epochMs,
});
export const listIntentExamplesInput = z.object({
  serviceClass: serviceClass.optional(),
  /** Part of the text, in any case. */
  search: z.string().trim().max(100, 'Search for at most 100 characters.').optional(),
  cursor: idOf('exa').optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
export const listIntentExamplesResult = z.object({
  /** The newest first. */
  items: z.array(intentExample),
  nextCursor: z.string().nullable(),
  /** Of all examples, whatever was asked for. */
  counts: byClass(count),
});

const exampleText = z
  .string()
  .trim()
  .min(1, 'Write a text.')
  .max(intentLimits.exampleLength, `Use at most ${intentLimits.exampleLength} characters for an example.`);
export const addIntentExamplesInput = z.object({
  serviceClass,
  texts: z
    .array(exampleText)
    .min(1, 'Write at least one example.')
    .max(intentLimits.added, `Add at most ${intentLimits.added} examples at once.`),
});
export const addIntentExamplesResult = z.object({
  added: count,
  /** They had another class until now. */
  moved: count,
  /** They were there already. */
  known: count,
});
export const removeIntentExamplesInput = z.object({
  exampleIds: z.array(idOf('exa')).min(1, 'Choose examples.').max(intentLimits.added),
});
export const removeIntentExamplesResult = z.object({ removed: count });

/** How a model does on examples that were held out of its training. */
export const intentEvaluation = z.object({
  seed: count,
  trained: count,
  heldOut: count,
  right: count,
  /** Without a known word; they count as wrong. */
  unread: count,
  /** 95 % interval of the accuracy. */
  accuracyLow: share,
  accuracyHigh: share,
  /** Rows: what a text is; columns: what it was taken for; both from the most urgent class. */
  confusion: z.array(z.array(count).readonly()).readonly(),
  classes: z.array(z.object({ serviceClass, precision: share.nullable(), recall: share.nullable() })).readonly(),
});
const intentReads = z.enum(['words', 'sentences']);
export const trainIntentInput = z.object({ reads: intentReads.default('words') });
export const evaluateIntentInput = z.object({
  reads: intentReads.default('words'),
  seed: z.number().int().min(0).max(2_147_483_647),
});

export const intentVersion = z.object({
  id: z.string(),
  number: count,
  /** words: of any language, in microseconds. sentences: English, by an embedding model. */
  reads: intentReads,
  /** Examples learnt from. */
  examples: count,
  /** Of a twin that learnt from a part of them. */
  evaluation: intentEvaluation,
  active: z.boolean(),
  trainedAt: epochMs,
  /** Null when they are no longer a member, and for what came with the product. */
  trainedBy: z.string().nullable(),
});
export const intentVersionInput = z.object({ versionId: idOf('itv') });

const choiceCondition = z.object({
  field: z.enum(ruleChoiceFields),
  operator: z.enum(['is', 'is_not']),
  values: z
    .array(z.string().min(1, 'Give a value.').max(callValueLimits.longest))
    .min(1, 'Choose a value.')
    .max(callValueLimits.most, `Choose at most ${callValueLimits.most} values.`),
});
const inputCondition = z.object({
  field: z.literal('input'),
  operator: z.enum(['at_least', 'at_most']),
  values: z.array(z.string().regex(wholeNumberPattern, 'Give a whole number.')).length(1, 'Give one number.'),
});
const textCondition = z.object({
  field: z.literal('text'),
  operator: z.literal('contains'),
  values: z.array(z.string().min(1, 'Give a text.').max(callValueLimits.longest)).min(1).max(callValueLimits.most),
});

/** An organisation's own word on what its calls mean. */
export const intentRule = z.object({
  name: displayName,
  /** All of them hold; without any the rule is for every call. */
  where: z
    .array(z.union([choiceCondition, inputCondition, textCondition]))
    .max(intentLimits.conditions, `Use at most ${intentLimits.conditions} conditions.`),
  serviceClass,
  /** Business risk of being late in hundredths; null leaves it to the agent's criticality and the text. */
  riskPercent: z
    .number('Give a whole number from 0 to 100, or leave it empty.')
    .int('Give a whole number from 0 to 100, or leave it empty.')
    .min(0, 'Give a whole number from 0 to 100, or leave it empty.')
    .max(100, 'Give a whole number from 0 to 100, or leave it empty.')
    .nullable(),
});
/** In their order: the first that holds counts. */
export const intentRules = z.array(intentRule).max(intentLimits.rules, `Keep at most ${intentLimits.rules} rules.`);
export const intentRuleSet = z.object({
  /** Counts up with each change; 0: there were never any. */
  revision: count,
  rules: intentRules,
});
export const setIntentRulesInput = z.object({
  /** Of the rules that were seen; a change by somebody else in between is refused as `conflict`. */
  expectedRevision: count,
  rules: intentRules,
});

export const tryIntentInput = z.object({
  text: z.string().max(intentLimits.tryLength, `Try at most ${intentLimits.tryLength} characters.`),
  /** The one in use when left out. */
  versionId: idOf('itv').optional(),
});
/** What the text of a call seems to mean. */
export const intentReading = z.object({
  /** Null when no version is in use. */
  version: count.nullable(),
  /** Null when the version can make nothing of the text. */
  reading: z
    .object({
      serviceClass,
      probability: share,
      probabilities: z.array(z.object({ serviceClass, probability: share })),
      because: z.discriminatedUnion('kind', [
        /** They speak for the class, the strongest first; `bits` doublings of its odds. */
        z.object({ kind: z.literal('words'), words: z.array(z.object({ word: z.string(), bits: z.number() })) }),
        /** Labelled ones that the text is most like, the likest first; a likeness of 1 is the same. */
        z.object({
          kind: z.literal('examples'),
          examples: z.array(z.object({ text: z.string(), serviceClass, likeness: z.number() })),
        }),
      ]),
      /** A reading that is less sure than this decides nothing. */
      surestNeeded: share,
    })
    .nullable(),
});
