import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';

export interface OrganisationKeyRow {
  readonly id: string;
  readonly name: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly agent: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly state: 'active' | 'suspended' | 'retired';
  };
  readonly createdBy: { readonly id: string; readonly name: string } | null;
}

/** All keys of the organisation, the newest first, revoked ones included. */
export function listOrganisationKeys(tx: TenantTransaction): Promise<OrganisationKeyRow[]> {
  return tx.$queryRaw<OrganisationKeyRow[]>`
    select k.id, k.name, k.last_four as "lastFour", k.created_at as "createdAt", k.expires_at as "expiresAt",
           k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
           jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name, 'state', a.state) as agent,
           case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "createdBy"
    from agent_key k
    join agent a on a.organisation_id = k.organisation_id and a.id = k.agent_id
    left join person p on p.id = k.created_by_person_id
    order by k.id desc`;
}

/** Calls since `sinceMs` (epoch ms) by key; keys without one are left out. */
export function countCallsByKey(
  tx: TenantTransaction,
  keyIds: readonly string[],
  sinceMs: number,
): Promise<{ readonly keyId: string; readonly calls: number }[]> {
  return tx.$queryRaw`
    select c.key_id as "keyId", count(*)::int as calls from call c
    where c.id >= ${firstIdAt('call', sinceMs)} and c.key_id in (${Prisma.join([...keyIds])})
    group by c.key_id`;
}
