import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signatureMatches, signWebhook, webhookSecretOf } from './index.ts';

const place = { organisationId: 'org_1', webhookId: 'whk_1', secretNumber: 1 };
const masterKey = new Uint8Array(32).fill(7);

test('a secret opens one webhook of one organisation, at one number, under one key', () => {
  const secrets = [
    webhookSecretOf(place, masterKey),
    webhookSecretOf({ ...place, organisationId: 'org_2' }, masterKey),
    webhookSecretOf({ ...place, webhookId: 'whk_2' }, masterKey),
    webhookSecretOf({ ...place, secretNumber: 2 }, masterKey),
    webhookSecretOf(place, new Uint8Array(32).fill(8)),
  ];
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(webhookSecretOf(place, masterKey)).toBe(secrets[0]);
});

test('a signature holds for its timestamp, body and secret alone', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const stamp = fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }).map(String);
  const message = fc.record({ secret: fc.string({ minLength: 1 }), stamp, bytes });
  fc.assert(
    fc.property(message, message, (one, other) => {
      const signed = signWebhook(one.secret, one.stamp, one.bytes);
      expect(signatureMatches(signed, signWebhook(one.secret, one.stamp, one.bytes))).toBe(true);
      const isSame =
        one.secret === other.secret && one.stamp === other.stamp && Buffer.compare(one.bytes, other.bytes) === 0;
      expect(signatureMatches(signWebhook(other.secret, other.stamp, other.bytes), signed)).toBe(isSame);
      expect(signatureMatches('', signed)).toBe(false);
    }),
  );
});
