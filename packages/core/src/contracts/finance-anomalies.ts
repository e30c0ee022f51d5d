import { z } from 'zod';
import { dayText, financeMonthText } from './finance.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';

const anomalyCause = z.object({
  kind: z.enum(['calls', 'input_tokens', 'output_tokens', 'price']),
  factor: z.number(),
});
export const financeAnomalies = z.object({
  month: financeMonthText,
  items: z.array(
    z.object({
      agent: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
      model: z.object({ id: z.string().nullable(), name: z.string() }),
      simulated: z.boolean(),
      firstDay: dayText,
      lastDay: dayText,
      from: epochMs,
      to: epochMs,
      actualNanoUsd: nanoUsdText,
      expectedNanoUsd: nanoUsdText,
      /** Modified z-score of its most unusual day. */
      z: z.number(),
      cause: anomalyCause.nullable(),
      /** Who said that it was expected, and when; null when nobody did. */
      expected: z.object({ by: z.string(), at: epochMs }).nullable(),
    }),
  ),
});
/** Says that an anomaly was expected, or takes that back. */
export const setAnomalyExpectedInput = z.object({
  agentId: idOf('agt'),
  /** Null for calls that ended before a model was found. */
  modelId: idOf('mdl').nullable(),
  firstDay: dayText,
  expected: z.boolean(),
});
