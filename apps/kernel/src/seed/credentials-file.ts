import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the first start hands to whoever started it. */
export interface Credentials {
  /** Slug; null while there is no organisation. */
  readonly organisation: string | null;
  readonly users: readonly { readonly email: string; readonly password: string; readonly role: string }[];
  readonly agents: readonly { readonly slug: string; readonly apiKey: string }[];
  readonly adminToken: string | null;
}

export const noCredentials: Credentials = { organisation: null, users: [], agents: [], adminToken: null };

/** Writes the file so that it is never readable by others and never half there. */
export function writeCredentials(path: string, credentials: Credentials): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  writeFileSync(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}

export function hasCredentials(path: string): boolean {
  return existsSync(path);
}
