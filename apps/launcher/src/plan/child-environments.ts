import type { Installation } from './installation.ts';
import { urlOf } from './url-of.ts';

type ChildEnvironment = Readonly<Record<string, string>>;

/** Given to a child only where it is written below. */
const withheld: ReadonlySet<string> = new Set([
  'AGENT_OS_MASTER_KEY',
  'AGENT_OS_METRICS_TOKEN',
  'AGENT_OS_SERVICE_SECRET',
  'DATABASE_OWNER_URL',
  'DATABASE_URL',
  'NEXTAUTH_SECRET',
  'OIDC_CLIENT_SECRET',
  'OPENAI_API_KEY',
  'REDIS_URL',
  'SMTP_URL',
]);

function inherited({ environment, configuration, flags }: Installation): ChildEnvironment {
  const kept = Object.entries(environment).filter(([name, value]) => value !== undefined && !withheld.has(name));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    NODE_ENV: flags.watch ? 'development' : 'production',
    AGENT_OS_HOME: configuration.home,
  };
}

function pick(environment: Installation['environment'], names: readonly string[]): ChildEnvironment {
  const given = names.filter((name) => environment[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, environment[name] ?? '']));
}

/** For the kernel and the seed, which share one configuration. */
export function kernelEnvironment(installation: Installation): ChildEnvironment {
  const { environment, secrets, kernel, referenceModel } = installation;
  return {
    ...inherited(installation),
    ...pick(environment, ['OPENAI_API_KEY', 'REDIS_URL', 'SMTP_URL', 'AGENT_OS_METRICS_TOKEN']),
    DATABASE_URL: installation.databaseUrl,
    KERNEL_HOST: kernel.host,
    KERNEL_PORT: String(kernel.port),
    AGENT_OS_SERVICE_SECRET: secrets.serviceSecret,
    AGENT_OS_MASTER_KEY: secrets.masterKey,
    AGENT_OS_CONSOLE_URL: consoleUrl(installation),
    ...(referenceModel === undefined ? {} : { AGENT_OS_REFERENCE_MODEL_URL: `${urlOf(referenceModel)}/v1` }),
  };
}

/** For the console: it reaches data through the kernel only, so it gets no database and no master key. */
export function webEnvironment(installation: Installation): ChildEnvironment {
  return {
    ...inherited(installation),
    ...pick(installation.environment, ['OIDC_CLIENT_SECRET']),
    NEXTAUTH_URL: consoleUrl(installation),
    NEXTAUTH_SECRET: installation.secrets.sessionSecret,
    AGENT_OS_KERNEL_URL: urlOf(installation.kernel),
    AGENT_OS_SERVICE_SECRET: installation.secrets.serviceSecret,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

export function referenceModelEnvironment(installation: Installation, port: number): ChildEnvironment {
  return { ...inherited(installation), REFERENCE_MODEL_PORT: String(port) };
}

/** For the demo agents: clients like any other, with the keys in credentials.json. */
export function demoFleetEnvironment(installation: Installation): ChildEnvironment {
  return { ...inherited(installation), AGENT_OS_KERNEL_URL: urlOf(installation.kernel) };
}

function consoleUrl({ configuration, web }: Installation): string {
  return configuration.publicConsoleUrl ?? urlOf(web);
}
