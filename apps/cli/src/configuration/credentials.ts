import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Installation } from './installation.ts';

const credentialsSchema = z.object({ adminToken: z.string().min(1).nullable() });

/** The part of credentials.json that the command line needs. */
export interface Credentials {
  readonly adminToken: string;
}

/** @throws CliError when the file is missing, unreadable, not what the first start writes, or without an admin token. */
export function readCredentials({ credentialsFile }: Installation): Credentials {
  let text: string;
  try {
    text = readFileSync(credentialsFile, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      code === 'ENOENT'
        ? `There is no ${credentialsFile}: run npm start once, or set AGENT_OS_HOME to the folder of the installation.`
        : `${credentialsFile} cannot be read (${code ?? 'unknown'}): run the command as the user who started Agent OS.`,
    );
  }
  const parsed = credentialsSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new CliError(`${credentialsFile} is not the file that the first start wrote: restore it.`);
  }
  const { adminToken } = parsed.data;
  if (adminToken === null) {
    throw new CliError(
      `${credentialsFile} holds no adminToken: the command line works with the demo organisation only.`,
    );
  }
  return { adminToken };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
