import type { TenantTransaction } from '../client/index.ts';
import { ownAgentColumns } from './agent-columns.ts';
import type { AgentRow, AgentWork } from './agents.ts';

type Id = string;
/** Without the purpose and what its tasks depend on: thousands of these travel at once. */
export type ListedAgentRow = Omit<AgentRow, 'purpose' | keyof AgentWork>;

interface RegisteredAgent extends Omit<ListedAgentRow, 'department' | 'team' | 'owner'> {
  readonly departmentId: Id;
  readonly teamId: Id | null;
  readonly ownerId: Id | null;
}

function byId<Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * All agents by department and slug. They are read apart from whom they belong to, and as one text: thousands of rows cost
 * more to decode one by one than to read, and a third of the text would be the same few names.
 */
export async function listAgents(tx: TenantTransaction): Promise<ListedAgentRow[]> {
  const [all] = await tx.$queryRaw<{ agents: string; departments: string; teams: string; owners: string }[]>`
    select coalesce(json_agg(listed), '[]')::text as agents,
           (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name)), '[]')::text
            from department) as departments,
           (select coalesce(json_agg(json_build_object(
              'id', id, 'slug', slug, 'name', name, 'departmentId', department_id)), '[]')::text from team) as teams,
           (select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')::text from person
            where id in (select owner_person_id from agent)) as owners
    from (
      select ${ownAgentColumns}, a.department_id as "departmentId", a.team_id as "teamId", a.owner_person_id as "ownerId"
      from agent a join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
      order by d.name, d.id, a.slug
    ) listed`;
  // The columns are named above as the types name them.
  const agents = JSON.parse(all?.agents ?? '[]') as RegisteredAgent[];
  const departments = byId(JSON.parse(all?.departments ?? '[]') as AgentRow['department'][]);
  const teams = byId(JSON.parse(all?.teams ?? '[]') as NonNullable<AgentRow['team']>[]);
  const owners = byId(JSON.parse(all?.owners ?? '[]') as NonNullable<AgentRow['owner']>[]);
  return agents.flatMap(({ departmentId, teamId, ownerId, ...agent }) => {
    const department = departments.get(departmentId);
    if (department === undefined) return [];
    return { ...agent, department, team: teams.get(teamId ?? '') ?? null, owner: owners.get(ownerId ?? '') ?? null };
  });
}
