import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type Model = RouterOutputs['models']['list'][number];
type Provider = RouterOutputs['providers']['list'][number];

export interface ChosenModels {
  /** Chat models that the agent may call over OpenAI's protocol, the priced ones first. */
  readonly openai: readonly Model[];
  readonly anthropic: readonly Model[];
}

/** The chat models that an agent may call now, by the protocol that reaches them. */
export function chooseModels(
  models: readonly Model[],
  providers: readonly Provider[],
  allowedModels: readonly string[],
): ChosenModels {
  const protocols = new Map(providers.map(({ id, protocol }) => [id, protocol]));
  const usable = models
    .filter(({ kind, state, name }) => kind === 'chat' && state === 'active' && isAllowed(name, allowedModels))
    .toSorted((one, other) => Number(one.price === null) - Number(other.price === null));
  const speaking = (wanted: 'openai' | 'anthropic') =>
    usable.filter(({ provider }) => [wanted, 'both'].includes(protocols.get(provider.id) ?? 'both'));
  return { openai: speaking('openai'), anthropic: speaking('anthropic') };
}

function isAllowed(name: string, allowedModels: readonly string[]): boolean {
  return allowedModels.length === 0 || allowedModels.includes(name);
}
