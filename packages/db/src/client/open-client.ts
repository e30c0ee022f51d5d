import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../generated/client.ts';

/** Secrets leave the database only where a query names them. */
const secretColumns = {
  person: { passwordHash: true },
  provider: { apiKeySealed: true },
  agentKey: { keyHash: true },
  invitation: { tokenHash: true },
  adminToken: { tokenHash: true },
  callPayload: { sealed: true },
  callPayloadBlock: { sealed: true },
} as const;

export function openClient(pool: pg.Pool) {
  return new PrismaClient({ adapter: new PrismaPg(pool), omit: secretColumns });
}

type Client = ReturnType<typeof openClient>;

/**
 * A transaction that sees one organisation's rows (and, if asked for, one person's own). Secret columns (password and
 * key hashes, sealed provider keys and messages) are left out of results unless a query selects them.
 */
export type TenantTransaction = Omit<
  Client,
  '$connect' | '$disconnect' | '$on' | '$use' | '$transaction' | '$extends' | symbol
>;
