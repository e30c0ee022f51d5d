import { trpc } from '../trpc.ts';
import { createKey } from './create-key.ts';
import { getKeyEffect } from './get-key-effect.ts';
import { listKeys } from './list-keys.ts';
import { listOrganisationKeys } from './list-organisation-keys.ts';
import { revokeKey } from './revoke-key.ts';
import { revokeKeys } from './revoke-keys.ts';

export const keysRouter = trpc.router({
  list: listKeys,
  listAll: listOrganisationKeys,
  effect: getKeyEffect,
  create: createKey,
  revoke: revokeKey,
  revokeMany: revokeKeys,
});
