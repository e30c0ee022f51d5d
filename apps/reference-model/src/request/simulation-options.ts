import { z } from 'zod';
import { maximumTimeScale, minimumTimeScale } from './time-scale.ts';

/** The extra request field `simulation`: how this one request is to be simulated. */
export const simulationOptions = z.looseObject({
  /** Time scale of the engine that serves the request. */
  speed: z.number().min(minimumTimeScale).max(maximumTimeScale).optional(),
  /** Exactly so many output tokens. */
  output_tokens: z.int().min(1).max(1_000_000).optional(),
  /** A scripted role, see `behaviours`. */
  behaviour: z.string().optional(),
  /** Share of requests that fail with status 500. */
  error_rate: z.number().min(0).max(1).optional(),
  /** Never answers; ends when the client goes away. */
  hang: z.boolean().optional(),
});

export type SimulationOptions = z.infer<typeof simulationOptions>;
