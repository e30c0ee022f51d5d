import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface ViewRow {
  readonly id: string;
  readonly personId: string;
  readonly room: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly updatedAt: Date;
  /** Null when the author is no longer a member. */
  readonly authorName: string | null;
}

export interface ViewFilter {
  /** Who asks: their own views and shared ones are seen; undefined sees shared ones only. */
  readonly personId: string | undefined;
  readonly room?: string;
  readonly viewId?: string;
}

/** Views that somebody sees, by name. */
export function listViews(tx: TenantTransaction, { personId, room, viewId }: ViewFilter): Promise<ViewRow[]> {
  const inRoom = room === undefined ? Prisma.empty : Prisma.sql`and v.room = ${room}`;
  const only = viewId === undefined ? Prisma.empty : Prisma.sql`and v.id = ${viewId}`;
  return tx.$queryRaw<ViewRow[]>`
    select v.id, v.person_id as "personId", v.room, v.name, v.query, v.shared, v.updated_at as "updatedAt",
           p.name as "authorName"
    from saved_view v
    left join (membership m join person p on p.id = m.person_id) on m.person_id = v.person_id
    where (v.shared or v.person_id = ${personId ?? null}) ${inRoom} ${only}
    order by lower(v.name), v.id`;
}

/** Makes changes to a person's views wait for each other until the transaction ends, and counts the views. */
export async function lockAndCountViews(tx: TenantTransaction, personId: string): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`saved_view ${personId}`}, 0))::text`;
  return tx.savedView.count({ where: { personId } });
}
