import { poolStatuses } from '@agent-os/core/contracts';
import { serviceClasses } from '@agent-os/core/scheduling';
import type { PoolNow } from '../../ports/pool-state.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { fairnessOf } from './fairness-of.ts';
import { nameOwners } from './name-owners.ts';
import { policiesInForce } from './pool-policies.ts';

/** A pool that no call has come to yet. */
const idle: PoolNow = {
  pausedUntil: null,
  leasedSlots: null,
  running: 0,
  waiting: 0,
  kvTokensInUse: 0,
  classes: serviceClasses.map((serviceClass) => ({
    serviceClass,
    running: 0,
    waiting: 0,
    oldestWaitMs: null,
    boundMs: null,
    starts: 0,
    waitP50Ms: null,
    waitP95Ms: null,
    waitP99Ms: null,
  })),
  agents: [],
  serviceP50Ms: null,
  serviceMeanMs: null,
  gap: null,
  totals: { started: 0, interrupted: 0, refused: 0 },
};

/** Every pool: its policy and limits, and what its slots and its line are like now. */
export const listPoolStatuses = organisationProcedure('scheduler:read')
  .output(poolStatuses)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const { kernelState } = ctx.dependencies;
      const policyOf = await policiesInForce(tx);
      const select = { id: true, slug: true, slots: true, queueLimit: true, maxWaitMs: true } as const;
      const models = { select: { name: true }, orderBy: { name: 'asc' } } as const;
      const pools = await tx.pool.findMany({ select: { ...select, models }, orderBy: { slug: 'asc' } });
      const present = await Promise.all(pools.map(({ id }) => kernelState.poolNow(ctx.caller.organisationId, id)));
      const now = present.map((known) => known ?? idle);
      const names = await nameOwners(
        tx,
        now.flatMap(({ agents, gap }) => [...agents, ...(gap === null ? [] : [gap.most, gap.least])]),
      );
      return pools.map((pool, index) => {
        const { agents, gap, ...known } = now[index] ?? idle;
        const policy = policyOf(pool);
        return {
          ...pool,
          models: pool.models.map(({ name }) => name),
          policy,
          ...known,
          fairness: fairnessOf(policy.policy, gap, names),
          agents: agents.map(({ agentId, departmentId, ...waits }) => ({
            ...waits,
            agent: names.agent(agentId),
            department: names.department(departmentId),
          })),
        };
      });
    }),
  );
