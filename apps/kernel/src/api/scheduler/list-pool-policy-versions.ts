import { policyVersions, poolInput } from '@agent-os/core/contracts';
import { listPolicyVersions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { ownPolicy } from './pool-policies.ts';
import { requirePool } from './require-pool.ts';

const versionsShown = 50;

/** The policies that a pool has had, with who set them and why; empty while it has the default. */
export const listPoolPolicyVersions = organisationProcedure('scheduler:read')
  .input(poolInput)
  .output(policyVersions)
  .query(({ ctx, input: { poolId } }) =>
    ctx.read(async (tx) => {
      await requirePool(tx, poolId);
      return (await listPolicyVersions(tx, poolId, versionsShown)).map(ownPolicy);
    }),
  );
