import { z } from 'zod';
import { simulationOptions } from '../../request/index.ts';
import { contentSchema } from '../content-text.ts';
import { jsonSchemaInput } from '../json-schema-input.ts';

/** Tools with a `type` other than `custom` are run by the provider; they are tolerated and never called. */
const messagesTool = z.looseObject({
  type: z.string().nullish(),
  name: z.string(),
  description: z.string().nullish(),
  input_schema: jsonSchemaInput.nullish(),
});

/** What both endpoints read; unknown fields are tolerated. */
export const promptInput = z.looseObject({
  model: z.string(),
  system: contentSchema.nullish(),
  messages: z.array(z.looseObject({ role: z.enum(['user', 'assistant', 'system']), content: contentSchema })).min(1),
  tools: z.array(messagesTool).nullish(),
});

/** The fields of POST /v1/messages that the simulation reads. */
export const messagesInput = promptInput.extend({
  max_tokens: z.int().min(1),
  stream: z.boolean().nullish(),
  stop_sequences: z.array(z.string()).nullish(),
  tool_choice: z
    .looseObject({
      type: z.enum(['auto', 'any', 'tool', 'none']),
      name: z.string().optional(),
      disable_parallel_tool_use: z.boolean().optional(),
    })
    .nullish(),
  output_config: z
    .looseObject({ format: z.looseObject({ type: z.string(), schema: jsonSchemaInput.nullish() }).nullish() })
    .nullish(),
  simulation: simulationOptions.nullish(),
});

export type PromptInput = z.infer<typeof promptInput>;
export type MessagesInput = z.infer<typeof messagesInput>;
