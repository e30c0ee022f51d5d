import type { TenantTransaction } from './open-client.ts';

export interface FirstOrganisation {
  readonly organisationId: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Creates the first organisation of an installation; false when there already is one. Two racing first runs get one
 * true and one false. Call it inside `withTenant(organisationId, …, { personId })`, so that the owner's person and
 * membership are created in the same transaction.
 */
export async function createFirstOrganisation(tx: TenantTransaction, input: FirstOrganisation): Promise<boolean> {
  const rows = await tx.$queryRaw<{ created: boolean }[]>`
    select create_first_organisation(${input.organisationId}, ${input.slug}, ${input.name}) as created`;
  return rows[0]?.created === true;
}
