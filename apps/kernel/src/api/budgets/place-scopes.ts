import { isPartScope } from '@agent-os/core/choices';
import type { BudgetConfiguration, TenantTransaction } from '@agent-os/db';

type Scope = Pick<BudgetConfiguration, 'scopeKind' | 'scopeId'>;

export interface NamedPlace {
  readonly kind: BudgetConfiguration['scopeKind'];
  readonly id: string | null;
  readonly name: string;
}

export interface PlacedScope {
  readonly scope: NamedPlace;
  /** What it stands in, the outermost first; without the organisation. */
  readonly path: readonly NamedPlace[];
  /** In the tree: 0 for the organisation. */
  readonly depth: number;
  /** Orders scopes as the tree is read. */
  readonly order: string;
}

/** Sorts before every character of a name, so that what stands in a place follows it at once. */
const between = '\u0001';
/** Sorts after everything: what is gone stands at the end. */
const later = '\u{10ffff}';
/** What a budget of those of every agent is over. */
const everyOne = { run: 'every run', user: 'every end user' } as const;

function place(scope: NamedPlace, path: readonly NamedPlace[], order: readonly string[]): PlacedScope {
  return { scope, path, depth: path.length + 1, order: order.join(between).toLowerCase() };
}

async function readPlaces(tx: TenantTransaction, scopes: readonly Scope[]) {
  const idsOf = (...kinds: readonly Scope['scopeKind'][]) => [
    ...new Set(scopes.flatMap(({ scopeKind, scopeId }) => (kinds.includes(scopeKind) && scopeId ? [scopeId] : []))),
  ];
  const named = { id: true, name: true } as const;
  const organisation = await tx.organisation.findFirst({ select: named });
  const keys = await tx.agentKey.findMany({
    where: { id: { in: idsOf('key') } },
    select: { ...named, agentId: true, lastFour: true },
  });
  const agents = await tx.agent.findMany({
    where: { id: { in: [...idsOf('agent', 'run', 'user'), ...keys.map(({ agentId }) => agentId)] } },
    select: { id: true, slug: true, department: { select: named }, team: { select: named } },
  });
  const departments = await tx.department.findMany({ where: { id: { in: idsOf('department') } }, select: named });
  const teams = await tx.team.findMany({
    where: { id: { in: idsOf('team') } },
    select: { ...named, department: { select: named } },
  });
  const models = await tx.model.findMany({ where: { id: { in: idsOf('model') } }, select: named });
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    organisation,
    keys: byId(keys),
    agents: byId(agents),
    departments: byId(departments),
    teams: byId(teams),
    models: byId(models),
  };
}

type Places = Awaited<ReturnType<typeof readPlaces>>;

function placeAgent(places: Places, agentId: string, kind: 'agent' | 'run' | 'user'): PlacedScope {
  const agent = places.agents.get(agentId);
  if (agent === undefined) return place({ kind, id: agentId, name: agentId }, [], [later, agentId]);
  const { slug, department, team } = agent;
  const path: readonly NamedPlace[] = [
    { kind: 'department', ...department },
    ...(team === null ? [] : [{ kind: 'team' as const, ...team }]),
  ];
  const order = ['1', department.name, ...(team === null ? ['2'] : ['1', team.name, '1']), slug, kind];
  const above = kind !== 'agent' ? [...path, { kind: 'agent' as const, id: agentId, name: slug }] : path;
  const placed = place({ kind, id: agentId, name: slug }, path, order);
  return { ...placed, depth: above.length + 1 };
}

function placeScope(places: Places, { scopeKind: kind, scopeId: id }: Scope): PlacedScope {
  if (kind === 'organisation' || id === null) {
    const name = places.organisation?.name ?? '';
    if (isPartScope(kind)) return place({ kind, id, name: everyOne[kind] }, [], ['0', everyOne[kind]]);
    return { scope: { kind: 'organisation', id: null, name }, path: [], depth: 0, order: '0' };
  }
  const gone = place({ kind, id, name: id }, [], [later, id]);
  switch (kind) {
    case 'department': {
      const row = places.departments.get(id);
      return row === undefined ? gone : place({ kind, ...row }, [], ['1', row.name]);
    }
    case 'team': {
      const row = places.teams.get(id);
      if (row === undefined) return gone;
      const { name, department } = row;
      return place({ kind, id, name }, [{ kind: 'department', ...department }], ['1', department.name, '1', name]);
    }
    case 'agent':
    case 'run':
    case 'user':
      return placeAgent(places, id, kind);
    case 'model': {
      const row = places.models.get(id);
      return row === undefined ? gone : place({ kind, ...row }, [], ['2', row.name]);
    }
    case 'key': {
      const row = places.keys.get(id);
      if (row === undefined) return gone;
      const agent = placeAgent(places, row.agentId, 'agent');
      return {
        scope: { kind, id, name: `…${row.lastFour}, ${row.name}` },
        path: [...agent.path, agent.scope],
        depth: agent.depth + 1,
        order: [agent.order, 'key', row.name.toLowerCase()].join(between),
      };
    }
  }
}

/** Answers for any of these scopes what it is called, what it stands in, and where in the tree. */
export async function placeScopes(
  tx: TenantTransaction,
  scopes: readonly Scope[],
): Promise<(scope: Scope) => PlacedScope> {
  const places = await readPlaces(tx, scopes);
  return (scope) => placeScope(places, scope);
}
