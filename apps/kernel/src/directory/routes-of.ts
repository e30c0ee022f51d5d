import { routeDefinition } from '@agent-os/core/contracts';
import { timeOfId, type RouteSnapshot } from '@agent-os/db';
import type { DirectoryModel, DirectoryRoute } from './directory-entries.ts';

/** Routes by name. One whose definition an older version wrote and this one cannot read must not keep the others from working. */
export function routesOf(
  routes: readonly RouteSnapshot[],
  modelsByName: ReadonlyMap<string, DirectoryModel>,
): ReadonlyMap<string, DirectoryRoute> {
  return new Map(
    routes.flatMap(({ id, name, version, definition }): [string, DirectoryRoute][] => {
      const read = routeDefinition.safeParse(definition);
      if (!read.success) return [];
      const { state, workClass, strategy, requirements } = read.data;
      const candidates = candidatesOf(read.data.candidates, modelsByName);
      const known = { workClass, strategy, requirements, candidates: read.data.candidates };
      return [[name, { id, name, version, state, definition: known, candidates, createdAtMs: timeOfId(id) }]];
    }),
  );
}

/** The models that a route names, in its order; all of them, by name, when it names none. */
export function candidatesOf(
  ids: readonly string[],
  modelsByName: ReadonlyMap<string, DirectoryModel>,
): readonly DirectoryModel[] {
  const models = [...modelsByName.values()];
  if (ids.length === 0) return models.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  return ids.flatMap((id) => models.find((model) => model.id === id) ?? []);
}
