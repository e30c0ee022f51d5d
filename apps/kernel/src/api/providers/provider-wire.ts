import { provider } from '@agent-os/core/contracts';
import type { z } from 'zod';

/** The columns of a provider that anybody may see; its sealed key is not among them. */
export const providerColumns = {
  id: true,
  slug: true,
  name: true,
  protocol: true,
  baseUrl: true,
  apiKeyLastFour: true,
  simulated: true,
  continuesText: true,
  timeoutMs: true,
  maxRetries: true,
  state: true,
  testedAt: true,
  testedLatencyMs: true,
  testedProblem: true,
  _count: { select: { models: true } },
} as const;

export interface ProviderRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly protocol: string;
  readonly baseUrl: string;
  readonly apiKeyLastFour: string | null;
  readonly simulated: boolean;
  readonly continuesText: boolean;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly state: string;
  readonly testedAt: Date | null;
  readonly testedLatencyMs: number | null;
  readonly testedProblem: string | null;
  readonly _count: { readonly models: number };
}

export function providerWire(row: ProviderRow): z.infer<typeof provider> {
  const { _count, testedAt, testedLatencyMs: latencyMs, testedProblem: problem, ...rest } = row;
  const lastTest = testedAt === null ? null : { at: testedAt.getTime(), latencyMs, problem };
  return provider.parse({ ...rest, modelCount: _count.models, lastTest });
}
