import { spawn } from 'node:child_process';
import type { PostgresAccount } from './postgres-account.ts';

export interface ToolResult {
  readonly code: number | null;
  readonly output: string;
}

/**
 * The whole environment of every PostgreSQL process: none of this process's secrets, no PG* variable that would change
 * what it does, and the C locale, so that messages can be read by programs.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) environment[name] = process.env[name];
  }
  return environment;
}

/** Runs one of PostgreSQL's tools to its end and collects what it says. Never rejects on a non-zero exit code. */
export function runPostgresTool(
  command: string,
  parameters: readonly string[],
  account: PostgresAccount | undefined,
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      ...account,
      cwd: '/',
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
