import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../configuration/index.ts';
import { LauncherError } from '../launcher-error.ts';

/** What this installation signs and seals with. Hexadecimal, 32 bytes each when generated. */
export interface InstallationSecrets {
  /** HMAC key of the tokens that the console shows to the kernel. */
  readonly serviceSecret: string;
  /** AES-256 key that seals provider credentials in the database. */
  readonly masterKey: string;
  /** Key of the console's session cookies. */
  readonly sessionSecret: string;
}

const variables: Readonly<Record<keyof InstallationSecrets, string>> = {
  serviceSecret: 'AGENT_OS_SERVICE_SECRET',
  masterKey: 'AGENT_OS_MASTER_KEY',
  sessionSecret: 'NEXTAUTH_SECRET',
};

/**
 * The secrets in `secrets.json` (mode 0600), made at the first start; the environment wins over the file.
 * @throws LauncherError when the file is there but cannot be used: making a new master key would lose what the old one sealed.
 */
export function loadSecrets(home: string, environment: Environment): InstallationSecrets {
  const file = join(home, 'secrets.json');
  const stored = existsSync(file) ? readSecrets(file) : createSecrets(file);
  const pick = (name: keyof InstallationSecrets): string => environment[variables[name]]?.trim() || stored[name];
  return { serviceSecret: pick('serviceSecret'), masterKey: pick('masterKey'), sessionSecret: pick('sessionSecret') };
}

function createSecrets(file: string): InstallationSecrets {
  const newSecret = (): string => randomBytes(32).toString('hex');
  const secrets = { serviceSecret: newSecret(), masterKey: newSecret(), sessionSecret: newSecret() };
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return secrets;
}

function readSecrets(file: string): InstallationSecrets {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isSecrets(value)) return value;
  } catch {
    // Unreadable and incomplete have the same remedy.
  }
  throw new LauncherError(
    `${file} cannot be used: restore it from a backup, because the provider keys in the database are sealed with the master key in it.`,
  );
}

function isSecrets(value: unknown): value is InstallationSecrets {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return Object.keys(variables).every((name) => typeof entries.get(name) === 'string');
}
