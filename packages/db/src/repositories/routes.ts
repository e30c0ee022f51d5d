import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface RouteVersionRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** `routeDefinition` of the contracts, as it was when the version was made. */
  readonly definition: unknown;
  readonly at: Date;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string;
}

const versionRows = Prisma.sql`
    r.id, r.name, v.version, v.definition, v.at, v.author_kind as "authorKind", v.author_id as "authorId",
    coalesce(p.name, t.name) as "authorName", v.reason
    from route r
    join route_version v on v.organisation_id = r.organisation_id and v.route_id = r.id
    left join person p on v.author_kind = 'person' and p.id = v.author_id
    left join admin_token t on v.author_kind = 'token' and t.organisation_id = v.organisation_id and t.id = v.author_id`;

/** Routes as they are now, by name: all, or one. */
export async function listRoutes(tx: TenantTransaction, routeId?: string): Promise<RouteVersionRow[]> {
  const only = routeId === undefined ? Prisma.empty : Prisma.sql`where r.id = ${routeId}`;
  const rows = await tx.$queryRaw<RouteVersionRow[]>`
    select distinct on (r.id) ${versionRows} ${only} order by r.id, v.version desc`;
  return rows.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** The latest versions of a route, the newest first. */
export function listRouteVersions(tx: TenantTransaction, routeId: string, limit: number): Promise<RouteVersionRow[]> {
  return tx.$queryRaw<RouteVersionRow[]>`
    select ${versionRows} where r.id = ${routeId} order by v.version desc limit ${limit}`;
}

/** Until the transaction ends nobody else changes this route; its version, undefined when there is no such route. */
export async function lockRoute(tx: TenantTransaction, routeId: string): Promise<number | undefined> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`agent_os.route.${routeId}`}, 0))`;
  const { _max } = await tx.routeVersion.aggregate({ where: { routeId }, _max: { version: true } });
  return _max.version ?? undefined;
}

/** Until the transaction ends nobody else takes the name; whether a model or a route has it already. */
export async function isNameTaken(tx: TenantTransaction, organisationId: string, name: string): Promise<boolean> {
  // The same lock as that of the trigger that sees to it.
  const lock = `agent_os.model_name.${organisationId}.${name}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  return (await tx.model.count({ where: { name } })) + (await tx.route.count({ where: { name } })) > 0;
}

export interface NewRouteVersion {
  readonly organisationId: string;
  readonly routeId: string;
  readonly version: number;
  readonly definition: object;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly at: Date;
  readonly reason: string;
}

export async function insertRouteVersion(
  tx: TenantTransaction,
  { definition, ...row }: NewRouteVersion,
): Promise<void> {
  await tx.routeVersion.create({ data: { ...row, definition } });
}
