import { webhookOutcomesBody, type OutcomesReceipt } from '@agent-os/core/contracts';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import {
  findValueWebhook,
  insertAuditEvent,
  updateValueWebhook,
  type Database,
  type TenantTransaction,
  type WebhookRow,
} from '@agent-os/db';
import type { z } from 'zod';
import { recordOutcomes, signatureMatches, signWebhook, webhookSecretOf } from '../../value/index.ts';
import { notSigned, readWebhook, type WebhookEnvelope } from './read-webhook.ts';

export interface OutcomesDelivery {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  readonly nowMs: number;
  readonly database: Pick<Database, 'withTenant'>;
  readonly masterKey: Uint8Array;
}

const moves = { reported: 'report', accepted: 'accept', rejected: 'reject' } as const;
const wrongSignature = 'X-Agent-Signature: Sign with the secret of this webhook; it may have been changed or revoked.';

/**
 * POST /v1/webhooks/outcomes: an outside system says what came of tasks. Signed by HMAC-SHA-256 over timestamp and body;
 * each outcome is recorded by itself, so what was refused can be mended and all of it sent again under the same key.
 */
export async function receiveOutcomes(delivery: OutcomesDelivery): Promise<Result<object>> {
  const { headers, body, nowMs, database, masterKey } = delivery;
  const envelope = readWebhook(headers, nowMs);
  if (!envelope.ok) return envelope;
  const { organisationId } = envelope.value;
  return database.withTenant(organisationId, async (tx): Promise<Result<object>> => {
    const webhook = await findValueWebhook(tx, envelope.value.webhookId);
    if (webhook === undefined || webhook.revokedAt !== null || !isSigned(envelope.value, webhook, body, masterKey)) {
      return refused(notSigned(wrongSignature));
    }
    const read = readBody(body);
    if (!read.ok) return read;
    return accepted(await record(tx, { envelope: envelope.value, webhook, outcomes: read.value.outcomes, nowMs }));
  });
}

function isSigned(
  { organisationId, webhookId, timestamp, signature }: WebhookEnvelope,
  { secretNumber }: WebhookRow,
  body: Uint8Array,
  masterKey: Uint8Array,
): boolean {
  const secret = webhookSecretOf({ organisationId, webhookId, secretNumber }, masterKey);
  return signatureMatches(signature, signWebhook(secret, timestamp, body));
}

function readBody(body: Uint8Array): Result<z.infer<typeof webhookOutcomesBody>> {
  const parsed = jsonOf(body);
  if (parsed === undefined) return refused(refuse('invalid_json', 'The body is not JSON.'));
  const read = webhookOutcomesBody.safeParse(parsed.json);
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  return refused(refuse('invalid_request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'Check the body.'}`));
}

function jsonOf(body: Uint8Array): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(Buffer.from(body).toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
}

interface Verified {
  readonly envelope: WebhookEnvelope;
  readonly webhook: WebhookRow;
  readonly outcomes: z.infer<typeof webhookOutcomesBody>['outcomes'];
  readonly nowMs: number;
}

async function record(
  tx: TenantTransaction,
  { envelope, webhook, outcomes, nowMs }: Verified,
): Promise<OutcomesReceipt> {
  const { organisationId, webhookId, key } = envelope;
  const messages = outcomes.map((outcome, index) => ({
    taskId: outcome.task_id,
    move: moves[outcome.outcome],
    units: outcome.units === null ? null : BigInt(outcome.units),
    humanSeconds: outcome.human_seconds,
    statedNanoUsd: outcome.value_nano_usd === null ? null : BigInt(outcome.value_nano_usd),
    reason: outcome.reason,
    reference: `${key}/${index}`,
  }));
  const actor = { kind: 'webhook', id: webhookId } as const;
  const verdicts = await recordOutcomes(tx, { organisationId, actor, nowMs }, messages);
  await updateValueWebhook(tx, organisationId, webhookId, { lastUsedAt: new Date(nowMs) });
  const recorded = verdicts.filter((verdict) => verdict.ok && !verdict.repeated).length;
  if (recorded > 0) {
    const detail = { name: webhook.name, key, recorded, sent: outcomes.length };
    const entry = { action: 'outcomes.received', targetKind: 'value_webhook', targetId: webhookId, detail };
    await insertAuditEvent(tx, organisationId, { kind: 'system', id: webhookId }, entry);
  }
  return {
    object: 'outcomes.receipt',
    recorded,
    outcomes: verdicts.map((verdict) =>
      verdict.ok
        ? { task_id: verdict.taskId, recorded: true, repeated: verdict.repeated, error: null }
        : {
            task_id: verdict.taskId,
            recorded: false,
            repeated: false,
            error: { code: codeOf[verdict.problem], message: verdict.words },
          },
    ),
  };
}

const codeOf = { not_found: 'not_found', not_allowed: 'policy_denied', conflict: 'outcome_conflict' } as const;
