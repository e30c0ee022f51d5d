import { readCredentials } from './credentials.ts';
import type { Installation } from './installation.ts';

/** What it takes to talk to a kernel as the installation's administrator. */
export interface Connection {
  readonly kernelUrl: string;
  readonly adminToken: string;
}

/** @throws CliError when credentials.json cannot be used. */
export function connectionFrom(installation: Installation): Connection {
  return { kernelUrl: installation.kernelUrl, adminToken: readCredentials(installation).adminToken };
}
