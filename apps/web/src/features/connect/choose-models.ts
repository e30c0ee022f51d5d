import { callableNames, type Callable } from '@/components/callable/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export interface ChosenModels {
  /** Chat models that the agent may call over OpenAI's protocol, the priced ones first; then routes to such. */
  readonly openai: readonly Callable[];
  readonly anthropic: readonly Callable[];
}

export interface OfferedModels {
  readonly models: RouterOutputs['models']['list'];
  readonly routes: RouterOutputs['routes']['list'];
  readonly providers: RouterOutputs['providers']['list'];
}

/** What an agent may ask for now, by the protocol that reaches it. */
export function chooseModels(
  { models, routes, providers }: OfferedModels,
  allowedModels: readonly string[],
): ChosenModels {
  const protocols = new Map(providers.map(({ id, protocol }) => [id, protocol]));
  const pricedFirst = models.toSorted((one, other) => Number(one.price === null) - Number(other.price === null));
  const speaking = (wanted: 'openai' | 'anthropic') => {
    const reached = pricedFirst.filter(({ provider }) =>
      [wanted, 'both'].includes(protocols.get(provider.id) ?? 'both'),
    );
    return callableNames(reached, routes, allowedModels);
  };
  return { openai: speaking('openai'), anthropic: speaking('anthropic') };
}
