import { accessSync, constants, statSync } from 'node:fs';
import { CliError } from '../cli-error.ts';
import { readCredentials, type Installation } from '../configuration/index.ts';
import type { Finding } from './finding.ts';

const oldestNode = 24;
const ownerOnly = 0o600;

/** The kernel runs TypeScript directly, which needs Node 24. */
export function examineNode(version: string): Finding {
  const ok = Number(version.split('.')[0]) >= oldestNode;
  const advice = `needs to be ${oldestNode} or newer: run the command through npm, which brings its own`;
  return { check: 'node', ok, detail: ok ? version : `${version} ${advice}` };
}

/** The folder of the installation must exist and be writable. */
export function examineHome({ home }: Installation): Finding {
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
    return { check: 'home', ok: true, detail: home };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const advice = missing ? 'run npm start once, or set AGENT_OS_HOME' : 'run as the user who started Agent OS';
    return {
      check: 'home',
      ok: false,
      detail: `${home} ${missing ? 'does not exist' : 'cannot be written'}: ${advice}`,
    };
  }
}

/** The credentials hold passwords: nobody but their owner may read them. */
export function examineCredentials(installation: Installation): Finding {
  const { credentialsFile } = installation;
  try {
    readCredentials(installation);
    const mode = statSync(credentialsFile).mode & 0o777;
    if (mode === ownerOnly) return { check: 'credentials', ok: true, detail: `${credentialsFile}, mode 0600` };
    const detail = `${credentialsFile} has mode 0${mode.toString(8)}, others may read it: chmod 600 ${credentialsFile}`;
    return { check: 'credentials mode', ok: false, detail };
  } catch (error) {
    return { check: 'credentials', ok: false, detail: error instanceof CliError ? error.message : String(error) };
  }
}
