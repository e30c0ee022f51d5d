import { slacks } from '@agent-os/core/market';
import { serviceClasses } from '@agent-os/core/scheduling';
import { z } from 'zod';

const count = z.number().int().min(0);

/** Who waits for and runs in a pool, in one kernel or in all. Plain data: kernels tell it each other through the database. */
export const poolDemand = z.object({
  poolId: z.string(),
  agents: z.array(
    z.object({
      agentId: z.string(),
      departmentId: z.string(),
      classes: z.array(
        z.object({
          serviceClass: z.enum(serviceClasses),
          /** Of those that wait; undefined: fresh, and what runs counts as that. */
          slack: z.enum(slacks).optional(),
          running: count,
          waiting: count,
          /** Of those that wait, together; ms. */
          waitedMs: count,
        }),
      ),
    }),
  ),
});
export const poolDemands = z.array(poolDemand);

export type PoolDemand = z.infer<typeof poolDemand>;
export type AgentDemand = PoolDemand['agents'][number];
export type ClassDemand = AgentDemand['classes'][number];
