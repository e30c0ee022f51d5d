import { z } from 'zod';
import { errorCatalogue, type ErrorCode } from '../errors/index.ts';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
/** Why the kernel gives no answer. */
export const errorCodeOnWire = z.enum(codes);

/** The budget that said no. */
const budgetOnWire = z.object({
  id: z.string(),
  name: z.string(),
  /** Whom or what it counts. */
  scope: z.string(),
  resets_at: z.string().meta({ format: 'date-time' }).nullable(),
  /** Roles of those who can raise it. */
  raised_by: z.array(z.string()),
});

const codeWords =
  'A code of the catalogue. Of an error about the request itself that a provider answered: its own code, where it gave one.';
const kernelCodeWords = 'Of an error that a provider answered about the request itself: the code of the catalogue.';
const providerCodeWords = 'What the provider called it, where it refused or failed for another reason.';

/** What every error of the kernel says beside what its protocol has. */
const kernelFields = {
  message: z.string(),
  code: z.string().meta({ description: codeWords }),
  /** Of the call, or of a request that became none: `X-Agent-Call`. */
  call_id: z.string(),
  kernel_code: errorCodeOnWire.meta({ description: kernelCodeWords }).optional(),
  provider_code: z.string().meta({ description: providerCodeWords }).optional(),
  budget: budgetOnWire.optional(),
};

export const openaiError = z.object({
  error: z.object({ ...kernelFields, type: z.string(), param: z.string().nullable() }),
});
export type OpenaiError = z.infer<typeof openaiError>;

export const anthropicError = z.object({
  type: z.literal('error'),
  error: z.object({ ...kernelFields, type: z.string() }),
  request_id: z.string().nullable(),
});
export type AnthropicError = z.infer<typeof anthropicError>;
