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
  state: true,
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
  readonly state: string;
  readonly _count: { readonly models: number };
}

export function providerWire({ _count, ...row }: ProviderRow): z.infer<typeof provider> {
  return provider.parse({ ...row, modelCount: _count.models });
}
