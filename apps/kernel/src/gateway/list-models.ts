import type { Caller, DirectoryModel, DirectoryRoute } from '../directory/index.ts';

/** What a request may name: a model, or a route that finds one. */
export type Callable = DirectoryModel | DirectoryRoute;

/** The models and routes that a caller may ask for now, by name. Its list names what may be asked for, not what a route may choose. */
export function callablesOf({ agent, organisation }: Caller): readonly Callable[] {
  const { allowedModels } = agent;
  const models = [...organisation.modelsByName.values()].filter(({ provider }) => provider.state === 'active');
  return [...models, ...organisation.routesByName.values()]
    .filter(({ state, name }) => state === 'active' && (allowedModels.length === 0 || allowedModels.includes(name)))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** One of them in OpenAI's shape of a model. */
export function openaiModel(callable: Callable): object {
  const { name: id, createdAtMs } = callable;
  const known = { id, object: 'model', created: Math.floor(createdAtMs / 1000) };
  if (isRoute(callable)) {
    return { ...known, owned_by: 'agent-os', route: true, work_class: callable.definition.workClass };
  }
  const { provider, contextWindow } = callable;
  return {
    ...known,
    owned_by: provider.slug,
    simulated: provider.simulated,
    ...(contextWindow === null ? {} : { context_window: contextWindow }),
  };
}

/** The same in Anthropic's shape. */
export function anthropicModel(callable: Callable): object {
  const { name, createdAtMs } = callable;
  const mark = isRoute(callable) ? ' (route)' : callable.provider.simulated ? ' (simulated)' : '';
  return { type: 'model', id: name, display_name: name + mark, created_at: new Date(createdAtMs).toISOString() };
}

function isRoute(callable: Callable): callable is DirectoryRoute {
  return 'definition' in callable;
}
