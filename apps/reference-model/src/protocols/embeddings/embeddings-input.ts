import { z } from 'zod';
import { simulationOptions } from '../../request/index.ts';

const tokens = z.array(z.int().min(0));

/** The body of POST /v1/embeddings. */
export const embeddingsInput = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2_048), tokens.min(1), z.array(tokens).min(1).max(2_048)]),
  dimensions: z.int().min(1).max(3_072).nullish(),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  simulation: simulationOptions.nullish(),
});

export type EmbeddingsInput = z.infer<typeof embeddingsInput>;
