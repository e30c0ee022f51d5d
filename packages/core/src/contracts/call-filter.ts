import { z } from 'zod';
import {
  callChoiceFields,
  callChoiceOperators,
  callIdPattern,
  callNumberFields,
  callNumberOperators,
  callStates,
  callValueLimits,
  wholeNumberPattern,
} from '../choices/index.ts';
import { epochMs } from './scalars.ts';

export const callFilterField = z.enum([...callChoiceFields, ...callNumberFields, 'id']);
export type CallFilterField = z.infer<typeof callFilterField>;
export type CallNumberField = (typeof callNumberFields)[number];

const mostConditions = 20;
const choiceValue = z.string().min(1, 'Give a value.').max(callValueLimits.longest);
const wholeNumber = z.string().regex(wholeNumberPattern, 'Give a whole number.');

const choiceCondition = z.object({
  field: z.enum(callChoiceFields),
  operator: z.enum(callChoiceOperators),
  /** Any of them: ids of agents, departments, teams, keys and runs; slugs of providers and pools; names of models; classes of tokens; causes of loss. */
  values: z
    .array(choiceValue)
    .min(1, 'Choose a value.')
    .max(callValueLimits.most, `Choose at most ${callValueLimits.most} values.`),
});
const numberCondition = z.object({
  field: z.enum(callNumberFields),
  operator: z.enum(callNumberOperators),
  values: z.array(wholeNumber).length(1, 'Give one number.'),
});
const idCondition = z.object({
  field: z.literal('id'),
  operator: z.literal('starts_with'),
  values: z.array(z.string().regex(callIdPattern, 'Begin with call_.')).length(1, 'Give one id.'),
});

/** One condition over calls. All conditions of a filter hold together; two on one field make a range. */
export const callCondition = z.union([choiceCondition, numberCondition, idCondition]);
export type CallCondition = z.infer<typeof callCondition>;

/** Which calls: the conditions, and a range of arrival that begins in `from` and ends before `to`. */
export const callFilter = z.object({
  where: z.array(callCondition).max(mostConditions, `Use at most ${mostConditions} conditions.`).optional(),
  /** Short for one condition. */
  agentId: z.string().optional(),
  departmentId: z.string().optional(),
  runId: z.string().optional(),
  state: z.enum(callStates).optional(),
  from: epochMs.optional(),
  to: epochMs.optional(),
});
export type CallFilter = z.infer<typeof callFilter>;

/** Time is carried by an index; the others read every call of the range, so the range must be short enough. */
export const callOrder = z.enum(['time', 'cost', 'tokens', 'duration', 'wait', 'firstByte']);
export type CallOrder = z.infer<typeof callOrder>;
export const callSort = z.object({
  by: callOrder.default('time'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
});
export type CallSort = z.infer<typeof callSort>;
