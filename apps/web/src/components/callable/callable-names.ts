import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type Model = RouterOutputs['models']['list'][number];
type Route = RouterOutputs['routes']['list'][number];

/** A name that an agent may put where a request names its model. */
export interface Callable {
  readonly name: string;
  readonly kind: 'model' | 'route';
  /** Of a route: no model that it may choose is real. */
  readonly simulated: boolean;
}

/**
 * The names that an agent may ask for now: chat models, then routes that have one to choose.
 * @param models those that matter, such as the ones behind one protocol
 * @param allowed names; empty: every one
 */
export function callableNames(
  models: readonly Model[],
  routes: readonly Route[],
  allowed: readonly string[],
): readonly Callable[] {
  const isAllowed = ({ name }: { readonly name: string }) => allowed.length === 0 || allowed.includes(name);
  const usable = models.filter(({ kind, state }) => kind === 'chat' && state === 'active');
  const byRoute = routes.filter(isAllowed).flatMap(({ name, definition: { state, candidates } }): Callable[] => {
    const chosenFrom = candidates.length === 0 ? usable : usable.filter(({ id }) => candidates.includes(id));
    if (state !== 'active' || chosenFrom.length === 0) return [];
    return [{ name, kind: 'route', simulated: chosenFrom.every(({ provider }) => provider.simulated) }];
  });
  const byName = usable
    .filter(isAllowed)
    .map(({ name, provider }): Callable => ({ name, kind: 'model', simulated: provider.simulated }));
  return [...byName, ...byRoute];
}
