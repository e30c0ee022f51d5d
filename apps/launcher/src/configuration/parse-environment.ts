import { resolve } from 'node:path';
import { LauncherError } from '../launcher-error.ts';
import type { LauncherConfiguration } from './launcher-configuration.ts';
import { variableRules } from './variable-rules.ts';

/** Environment variables by name. An empty value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

const defaultPorts = { web: 3000, kernel: 4000 };
const loopback = '127.0.0.1';

/**
 * Reads and checks the environment.
 * @param repository Absolute path of the checkout, which holds the default AGENT_OS_HOME.
 * @throws LauncherError naming the first variable with a bad value and what is allowed.
 */
export function parseEnvironment(environment: Environment, repository: string): LauncherConfiguration {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  for (const [name, rule] of Object.entries(variableRules)) {
    const value = read(name);
    const fault = value === undefined ? undefined : rule(value);
    if (fault !== undefined) throw new LauncherError(`${name} ${fault}.`);
  }
  const configuration: LauncherConfiguration = {
    home: resolve(repository, read('AGENT_OS_HOME') ?? '.agent-os'),
    web: { host: read('WEB_HOST') ?? loopback, port: Number(read('WEB_PORT') ?? defaultPorts.web) },
    kernel: { host: read('KERNEL_HOST') ?? loopback, port: Number(read('KERNEL_PORT') ?? defaultPorts.kernel) },
    database: parseDatabase(read('DATABASE_URL'), read('DATABASE_OWNER_URL')),
    hasOwnModel: read('OPENAI_API_KEY') !== undefined || read('OPENAI_BASE_URL') !== undefined,
    demoFleet: read('AGENT_OS_DEMO') !== '0' && read('AGENT_OS_DEMO_FLEET') !== '0',
    publicConsoleUrl: read('NEXTAUTH_URL'),
  };
  const { web, kernel } = configuration;
  if (web.port === kernel.port && web.port !== 0) {
    throw new LauncherError(`WEB_PORT and KERNEL_PORT are both ${web.port}: set one of them to another port.`);
  }
  return configuration;
}

function parseDatabase(appUrl: string | undefined, ownerUrl: string | undefined): LauncherConfiguration['database'] {
  if (appUrl !== undefined) return { appUrl, ownerUrl: ownerUrl ?? appUrl };
  if (ownerUrl === undefined) return undefined;
  throw new LauncherError(
    'DATABASE_OWNER_URL is set without DATABASE_URL: set DATABASE_URL to the role that the kernel signs in with, or neither of them.',
  );
}
