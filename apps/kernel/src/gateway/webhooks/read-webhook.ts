import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { requestHeaders } from '../../pipeline/index.ts';
import { webhookWindowMs } from '../../value/index.ts';

/** What a message says of itself, before anybody knows whether that is true. */
export interface WebhookEnvelope {
  readonly organisationId: string;
  readonly webhookId: string;
  /** As it was sent: seconds since 1970. */
  readonly timestamp: string;
  readonly signature: string;
  /** The sender's own name for the message. */
  readonly key: string;
}

/** Who sends a message, when, and the proof; names as Node has them. */
export const webhookHeaders = {
  address: 'x-agent-webhook',
  timestamp: 'x-agent-timestamp',
  signature: 'x-agent-signature',
} as const;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const keyMax = 190;
const windowMinutes = webhookWindowMs / 60_000;

/** Reads the envelope, and refuses what is old before anything is looked up for it. */
export function readWebhook(headers: Headers, nowMs: number): Result<WebhookEnvelope> {
  const address = /^(org_[0-9a-z]{26})\.(whk_[0-9a-z]{26})$/.exec(one(headers[webhookHeaders.address]));
  if (address === null) return refused(notSigned('X-Agent-Webhook: Send the address that the console shows.'));
  const timestamp = one(headers[webhookHeaders.timestamp]);
  if (!/^\d{10}$/.test(timestamp)) return refused(notSigned('X-Agent-Timestamp: Send seconds since 1970.'));
  if (Math.abs(nowMs - Number(timestamp) * 1000) > webhookWindowMs) {
    return refused(notSigned(`X-Agent-Timestamp: Sign within ${windowMinutes} minutes, by a clock that is right.`));
  }
  const key = one(headers[requestHeaders.idempotencyKey]);
  if (key === '' || key.length > keyMax) {
    return refused(
      refuse('invalid_request', `Idempotency-Key: Send 1 to ${keyMax} characters that no other message has.`),
    );
  }
  const signature = one(headers[webhookHeaders.signature]);
  return accepted({ organisationId: address[1] ?? '', webhookId: address[2] ?? '', timestamp, signature, key });
}

/** The same for a webhook that there is not, one that is revoked, and a signature that is wrong. */
export function notSigned(words: string) {
  return refuse('invalid_signature', words);
}

const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : '');
