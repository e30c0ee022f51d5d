import { createHmac } from 'node:crypto';
import { keyObjectOf } from './key-object-of.ts';

const printBytes = 16;

/**
 * What stands for an end user's name, which may be an address: 22 characters of base64url (HMAC-SHA-256, 128 bits of it). The kernel's key
 * makes it, so that names cannot be tried out by whoever reads the database, and the organisation is in it, so that nobody can be followed
 * from one to another.
 */
export function printUser(organisationId: string, name: string, masterKey: Uint8Array): string {
  const made = JSON.stringify(['end-user', organisationId, name]);
  return createHmac('sha256', keyObjectOf(masterKey))
    .update(made)
    .digest()
    .subarray(0, printBytes)
    .toString('base64url');
}
