import { z } from 'zod';
import { epochMs } from './scalars.ts';

/** What a person, a token or the system itself changed. */
export const auditEvent = z.object({
  /** Position in the organisation's trail, as decimal text; later events have greater ones. */
  id: z.string(),
  /** `name` is null when the actor is no longer a member. */
  actor: z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() }),
  /** Past tense, such as `agent.created`. */
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.unknown()),
  at: epochMs,
});
export const listAuditInput = z
  .object({
    /** Id of the last event of the page before; newest first. */
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.number().int().min(1).max(200).default(100),
    action: z.string().max(100).optional(),
    targetId: z.string().max(64).optional(),
  })
  .prefault({});
export const listAuditResult = z.object({ items: z.array(auditEvent), nextCursor: z.string().nullable() });
