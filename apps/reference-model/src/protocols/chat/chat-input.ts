import { z } from 'zod';
import { simulationOptions } from '../../request/index.ts';
import { contentSchema } from '../content-text.ts';
import { jsonSchemaInput } from '../json-schema-input.ts';

const chatMessage = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: contentSchema.nullish(),
  tool_calls: z
    .array(
      z.looseObject({
        id: z.string(),
        function: z.looseObject({ name: z.string(), arguments: z.string() }).optional(),
      }),
    )
    .nullish(),
  tool_call_id: z.string().nullish(),
});

const chatTool = z.looseObject({
  type: z.string(),
  function: z
    .looseObject({ name: z.string().min(1), description: z.string().nullish(), parameters: jsonSchemaInput.nullish() })
    .optional(),
});

const responseFormat = z.looseObject({
  type: z.string(),
  json_schema: z.looseObject({ schema: jsonSchemaInput.nullish() }).optional(),
});

/** The fields of POST /v1/chat/completions that the simulation reads; the others are tolerated. */
export const chatInput = z.looseObject({
  model: z.string(),
  messages: z.array(chatMessage).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  tools: z.array(chatTool).nullish(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.looseObject({ function: z.looseObject({ name: z.string() }).optional() }),
    ])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: responseFormat.nullish(),
  n: z.literal(1, 'only 1 is simulated').nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.int().nullish(),
  continue_final_message: z.boolean().nullish(),
  simulation: simulationOptions.nullish(),
});

export type ChatInput = z.infer<typeof chatInput>;
