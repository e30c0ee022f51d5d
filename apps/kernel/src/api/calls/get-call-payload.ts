import { callInput, callPayload } from '@agent-os/core/contracts';
import { findCallDetail, findCallPayload } from '@agent-os/db';
import type { z } from 'zod';
import { unpackPayload } from '../../adapters/payloads/index.ts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const dayMs = 24 * 60 * 60 * 1000;

type Payload = z.infer<typeof callPayload>;
type WithoutPayload = Exclude<Payload['state'], 'kept'>;

/** Why a call has no messages. */
function whyNone(running: boolean, receivedAtMs: number, retentionDays: number, nowMs: number): WithoutPayload {
  if (retentionDays === 0) return 'off';
  if (running) return 'running';
  return receivedAtMs < nowMs - retentionDays * dayMs ? 'expired' : 'missing';
}

function side(kept: Buffer, bytes: number) {
  return bytes === 0 ? null : { text: kept.toString('utf8'), bytes, cut: kept.length < bytes };
}

/** What the caller sent and what it got. Whoever reads messages leaves a trail. */
export const getCallPayload = organisationProcedure('payloads:read')
  .input(callInput)
  .output(callPayload)
  .query(async ({ ctx, input: { callId } }) => {
    const { organisationId } = ctx.caller;
    const { masterKey, clock, kernelState } = ctx.dependencies;
    await kernelState.saveMessages();
    return ctx.readWithTrail<Payload>(async (tx) => {
      const call = await findCallDetail(tx, callId);
      if (call === undefined) throw notFound('call');
      const settings = { where: { id: organisationId }, select: { payloadRetentionDays: true } } as const;
      const { payloadRetentionDays: retentionDays } = await tx.organisation.findUniqueOrThrow(settings);
      const row = await findCallPayload(tx, organisationId, callId);
      if (row === undefined) {
        const state = whyNone(call.state === 'running', call.receivedAt.getTime(), retentionDays, clock.nowMs());
        return { result: { state, retentionDays, capturedAt: null, request: null, response: null }, audit: undefined };
      }
      const { sealed, sealedFor, requestBytes, responseBytes, capturedAt } = row;
      const opened = unpackPayload(sealed, { organisationId, id: sealedFor }, masterKey, row);
      return {
        result: {
          state: 'kept',
          retentionDays,
          capturedAt: capturedAt.getTime(),
          request: side(opened.request, requestBytes),
          response: side(opened.response, responseBytes),
        },
        audit: {
          action: 'call.messages_read',
          targetKind: 'call',
          targetId: callId,
          detail: { agentId: call.agent.id, agent: call.agent.slug },
        },
      };
    });
  });
