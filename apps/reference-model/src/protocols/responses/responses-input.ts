import { z } from 'zod';
import { simulationOptions } from '../../request/index.ts';
import { contentSchema } from '../content-text.ts';
import { jsonSchemaInput } from '../json-schema-input.ts';

/** Items are told apart by `type`; a message may leave it out, and unknown items are tolerated. */
const inputItem = z.looseObject({
  type: z.string().optional(),
  role: z.string().optional(),
  content: contentSchema.nullish(),
  call_id: z.string().optional(),
  name: z.string().optional(),
  arguments: z.string().optional(),
  output: contentSchema.optional(),
});

/** Tools are told apart by `type`; only functions are called, the others are tolerated. */
const responsesTool = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  description: z.string().nullish(),
  parameters: jsonSchemaInput.nullish(),
});

const textFormat = z.looseObject({ type: z.string(), schema: jsonSchemaInput.nullish() });

/** The fields of POST /v1/responses that the simulation reads; the others are tolerated. */
export const responsesInput = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(inputItem)]).nullish(),
  instructions: z.union([z.string(), z.array(inputItem)]).nullish(),
  previous_response_id: z.null('responses are not stored here: send the whole conversation as input').optional(),
  stream: z.boolean().nullish(),
  tools: z.array(responsesTool).nullish(),
  tool_choice: z
    .union([z.enum(['none', 'auto', 'required']), z.looseObject({ type: z.string(), name: z.string().optional() })])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  text: z.looseObject({ format: textFormat.nullish() }).nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  temperature: z.number().nullish(),
  top_p: z.number().nullish(),
  seed: z.int().nullish(),
  simulation: simulationOptions.nullish(),
});

export type ResponsesInput = z.infer<typeof responsesInput>;
