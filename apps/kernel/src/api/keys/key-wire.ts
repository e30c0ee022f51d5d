import type { agentKey } from '@agent-os/core/contracts';
import type { z } from 'zod';

/** The columns of a key that anybody may see; its hash is not among them. */
export const keyColumns = {
  id: true,
  name: true,
  lastFour: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
} as const;

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export function keyWire({ id, name, lastFour, ...times }: KeyRow): z.infer<typeof agentKey> {
  return {
    id,
    name,
    lastFour,
    createdAt: times.createdAt.getTime(),
    expiresAt: times.expiresAt?.getTime() ?? null,
    revokedAt: times.revokedAt?.getTime() ?? null,
    lastUsedAt: times.lastUsedAt?.getTime() ?? null,
  };
}
