import { createKeyInput, createKeyResult } from '@agent-os/core/contracts';
import { bearerSecretBytes, formatBearer, hashBearer } from '../../secrets/index.ts';
import { requireAgent } from '../agents/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { keyColumns, keyWire } from './key-wire.ts';

/** Makes a key and shows it once: only its SHA-256 and its last four characters are kept. */
export const createKey = organisationProcedure('keys:write')
  .input(createKeyInput)
  .output(createKeyResult)
  .mutation(({ ctx, input: { agentId, name, expiresAt } }) => {
    const { caller, dependencies } = ctx;
    const { random, clock } = dependencies;
    if (expiresAt !== null && expiresAt <= clock.nowMs()) {
      throw new ApiError('invalid', 'This key would have expired already: choose a later day.');
    }
    return ctx.change(async (tx) => {
      const agent = await requireAgent(tx, agentId);
      if (agent.state === 'retired') {
        throw new ApiError('conflict', `${agent.slug} is retired: make it active again before you give it a key.`);
      }
      const secret = formatBearer('agentKey', random.bytes(bearerSecretBytes));
      const lastFour = secret.slice(-4);
      const row = await tx.agentKey.create({
        data: {
          id: random.newId('key'),
          organisationId: caller.organisationId,
          agentId,
          name,
          lastFour,
          keyHash: new Uint8Array(hashBearer(secret)),
          createdByPersonId: caller.kind === 'person' ? caller.id : null,
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        },
        select: keyColumns,
      });
      const detail = { agentId, agent: agent.slug, name, lastFour };
      const audit = { action: 'key.created', targetKind: 'key', targetId: row.id, detail };
      return { result: { key: keyWire(row), secret }, audit };
    });
  });
