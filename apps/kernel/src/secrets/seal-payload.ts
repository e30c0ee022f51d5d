import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { keyObjectOf } from './key-object-of.ts';

const algorithm = 'aes-256-gcm';
const version = 1;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + nonceBytes + tagBytes;

/** Whose messages they are. An envelope opens nowhere else. */
export interface PayloadPlace {
  readonly organisationId: string;
  /** Id of the block, or of the call where its messages stand alone: prefixes of ids keep the two apart. */
  readonly id: string;
}

/**
 * A key of this organisation and block alone (HKDF-SHA-256, RFC 5869): no key seals more than a few messages, so random
 * nonces never come near their limit, however many blocks there are.
 */
function keyOf({ organisationId, id }: PayloadPlace, masterKey: Uint8Array): KeyObject {
  const derived = hkdfSync('sha256', keyObjectOf(masterKey), organisationId, `call-payload ${id}`, keyBytes);
  return createSecretKey(new Uint8Array(derived));
}

function associatedData({ organisationId, id }: PayloadPlace): Buffer {
  return Buffer.from(JSON.stringify(['call-payload', organisationId, id]));
}

/**
 * Encrypts messages for one place: version byte, 12-byte nonce, 16-byte tag, ciphertext (AES-256-GCM).
 * `masterKey` is 32 bytes; `nonce` 12 random bytes.
 */
export function sealPayload(
  content: Uint8Array,
  place: PayloadPlace,
  masterKey: Uint8Array,
  nonce: Uint8Array,
): Buffer {
  const cipher = createCipheriv(algorithm, keyOf(place, masterKey), nonce);
  cipher.setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Uint8Array.of(version), nonce, cipher.getAuthTag(), ciphertext]);
}

/** Decrypts what `sealPayload` made for the same place. Throws when a byte, the place or the key differs. */
export function openPayload(envelope: Uint8Array, place: PayloadPlace, masterKey: Uint8Array): Buffer {
  if (envelope[0] !== version || envelope.length < headerBytes) {
    throw new Error('These are not sealed messages of a known version.');
  }
  const decipher = createDecipheriv(algorithm, keyOf(place, masterKey), envelope.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(envelope.subarray(1 + nonceBytes, headerBytes));
  try {
    return Buffer.concat([decipher.update(envelope.subarray(headerBytes)), decipher.final()]);
  } catch (cause) {
    throw new Error(
      'Sealed messages do not open: AGENT_OS_MASTER_KEY is not the one they were sealed with, or they were altered.',
      { cause },
    );
  }
}
