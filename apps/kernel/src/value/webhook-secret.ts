import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message's timestamp may be off by so much, either way. */
export const webhookWindowMs = 5 * 60_000;

export interface WebhookPlace {
  readonly organisationId: string;
  readonly webhookId: string;
  /** Another number makes another secret. */
  readonly secretNumber: number;
}

/**
 * A webhook's secret: derived from the kernel's key and its place (HMAC-SHA-256), so that none is kept and each opens one
 * webhook of one organisation.
 */
export function webhookSecretOf(place: WebhookPlace, masterKey: Uint8Array): string {
  const { organisationId, webhookId, secretNumber } = place;
  const made = JSON.stringify(['outcome-webhook', organisationId, webhookId, secretNumber]);
  return `whsec_${createHmac('sha256', masterKey).update(made).digest('base64url')}`;
}

/** `sha256=` and the HMAC-SHA-256 in hexadecimal of `<timestamp>.<body>`; the timestamp in seconds since 1970. */
export function signWebhook(secret: string, timestamp: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/** Compared in a time that says nothing of where they differ. */
export function signatureMatches(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
