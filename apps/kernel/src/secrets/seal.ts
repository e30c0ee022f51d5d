import { createCipheriv, createDecipheriv } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + nonceBytes;

/** Where a secret belongs. It opens nowhere else: an envelope copied to another row or tenant is refused. */
export interface SecretPlace {
  readonly organisationId: string;
  readonly providerId: string;
}

/** JSON keeps the parts apart, so that no two places share one encoding. */
function associatedData({ organisationId, providerId }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['provider-key', organisationId, providerId]));
}

/**
 * Encrypts a secret for one place: version byte, 12-byte nonce, 16-byte tag, ciphertext (AES-256-GCM, NIST SP 800-38D).
 * `masterKey` is 32 bytes; `nonce` 12 random bytes, never used twice.
 */
export function sealSecret(secret: string, place: SecretPlace, masterKey: Uint8Array, nonce: Uint8Array): Buffer {
  if (nonce.length !== nonceBytes) throw new RangeError(`A nonce is ${nonceBytes} bytes, not ${nonce.length}.`);
  const cipher = createCipheriv(algorithm, masterKey, nonce);
  cipher.setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Uint8Array.of(version), nonce, cipher.getAuthTag(), ciphertext]);
}

/** Decrypts what `sealSecret` made for the same place. Throws when a byte, the place or the key differs. */
export function openSecret(envelope: Uint8Array, place: SecretPlace, masterKey: Uint8Array): string {
  if (envelope[0] !== version || envelope.length < headerBytes + tagBytes) {
    throw new Error('This is not a sealed secret of a known version.');
  }
  const decipher = createDecipheriv(algorithm, masterKey, envelope.subarray(1, headerBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(envelope.subarray(headerBytes, headerBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(envelope.subarray(headerBytes + tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  } catch (cause) {
    throw new Error(
      'A sealed provider key does not open: AGENT_OS_MASTER_KEY is not the one it was sealed with, or it was altered.',
      { cause },
    );
  }
}
