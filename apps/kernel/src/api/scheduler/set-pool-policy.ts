import { poolPolicy, setPoolPolicyInput } from '@agent-os/core/contracts';
import { insertPoolPolicy, lockPoolPolicy } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { policiesInForce } from './pool-policies.ts';
import { requirePool } from './require-pool.ts';

/** A new version of a pool's policy. Calls that wait stay in line and are ordered anew; running ones run on. */
export const setPoolPolicy = organisationProcedure('scheduler:write')
  .input(setPoolPolicyInput)
  .output(poolPolicy)
  .mutation(({ ctx, input: { poolId, expectedVersion, policy, limits, ...given } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const before = await lockPoolPolicy(tx, poolId);
      if (before === undefined) throw notFound('pool');
      if (before !== expectedVersion) {
        throw new ApiError('conflict', 'Somebody changed this policy meanwhile. Reload, look at it, and set it again.');
      }
      const version = before + 1;
      const reason = given.reason === undefined || given.reason === '' ? null : given.reason;
      const author = { authorKind: caller.kind, authorId: caller.id, at: new Date(dependencies.clock.nowMs()) };
      await insertPoolPolicy(tx, { organisationId, poolId, version, policy, reason, ...limits, ...author });
      const pool = await requirePool(tx, poolId);
      const detail = { pool: pool.slug, policy: policy.name, version, reason, ...limits };
      return {
        result: (await policiesInForce(tx))(pool),
        audit: { action: 'pool.policy_set', targetKind: 'pool', targetId: poolId, detail },
      };
    });
  });
