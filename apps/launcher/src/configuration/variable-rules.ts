/** Says what is wrong with a value, as the end of a sentence that begins with the variable's name; undefined when fine. */
export type VariableRule = (value: string) => string | undefined;

const kernelRoles: ReadonlySet<string> = new Set(['gateway', 'runs', 'loops']);
const logLevels: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const isFlag: VariableRule = (value) => (value === '0' || value === '1' ? undefined : 'must be 1 or 0');

const isPort: VariableRule = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535
    ? undefined
    : 'must be a whole number from 0 to 65535, where 0 stands for any free port';

const isHost: VariableRule = (value) =>
  /^[a-z0-9.:-]+$/i.test(value) ? undefined : 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0';

const isLogLevel: VariableRule = (value) =>
  logLevels.includes(value) ? undefined : `must be one of ${logLevels.join(', ')}`;

const isReplicaName: VariableRule = (value) =>
  /^[a-z0-9-]{1,40}$/.test(value) ? undefined : 'must be at most 40 lower-case letters, digits and hyphens';

function isWholeNumber(least: number, most: number): VariableRule {
  return (value) =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`;
}

const areKernelRoles: VariableRule = (value) => {
  const roles = new Set(value.split(',').map((role) => role.trim()));
  const all = [...kernelRoles].join(', ');
  if (![...roles].every((role) => kernelRoles.has(role))) return `must be a comma-separated list of ${all}`;
  // A kernel that ran what it was told not to run would be worse than none.
  return roles.size === kernelRoles.size
    ? undefined
    : `must name all of ${all}: one process runs them, so leave it out`;
};

const hasBytes =
  (bytes: number): VariableRule =>
  (value) =>
    new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'i').test(value)
      ? undefined
      : `must be ${bytes} bytes written as ${bytes * 2} hexadecimal digits`;

const hasLength =
  (characters: number): VariableRule =>
  (value) =>
    value.length >= characters ? undefined : `must have at least ${characters} characters`;

function isUrl(schemes: readonly string[], example: string): VariableRule {
  return (value) => {
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    return schemes.includes(scheme) ? undefined : `must be a URL such as ${example}`;
  };
}

const isPostgresUrl = isUrl(['postgres', 'postgresql'], 'postgresql://user:password@host:5432/database');
const isHttpUrl = isUrl(['http', 'https'], 'https://example.com');

/** Every variable that the launcher checks, with its rule. Credentials never appear in the message. */
export const variableRules: Readonly<Record<string, VariableRule>> = {
  WEB_PORT: isPort,
  KERNEL_PORT: isPort,
  WEB_HOST: isHost,
  KERNEL_HOST: isHost,
  DATABASE_URL: isPostgresUrl,
  DATABASE_OWNER_URL: isPostgresUrl,
  REDIS_URL: isUrl(['redis', 'rediss'], 'redis://host:6379'),
  OPENAI_BASE_URL: isUrl(['http', 'https'], 'https://api.openai.com/v1'),
  AGENT_OS_ALLOW_PRIVATE_UPSTREAMS: isFlag,
  AGENT_OS_BODY_MIB_MAX: isWholeNumber(1, 512),
  AGENT_OS_DEMO: isFlag,
  AGENT_OS_TRUSTED_PROXY: isFlag,
  AGENT_OS_DEMO_FLEET: isFlag,
  KERNEL_ROLES: areKernelRoles,
  AGENT_OS_POOL_SLOTS: isWholeNumber(1, 100_000),
  AGENT_OS_LOG_LEVEL: isLogLevel,
  AGENT_OS_ENERGY_SECONDS: isWholeNumber(1, 3_600),
  AGENT_OS_REPLICA: isReplicaName,
  AGENT_OS_SERVICE_SECRET: hasLength(32),
  AGENT_OS_MASTER_KEY: hasBytes(32),
  NEXTAUTH_SECRET: hasLength(32),
  NEXTAUTH_URL: isHttpUrl,
  SMTP_URL: isUrl(['smtp', 'smtps'], 'smtp://user:password@mail.example.com:587'),
};
