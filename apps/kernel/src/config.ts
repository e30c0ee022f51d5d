import { join } from 'node:path';
import { z } from 'zod';
import { readMailFrom, readSmtpUrl, type MailSettings } from './adapters/mail/index.ts';
import { readSeedConfiguration, type UpstreamSettings } from './seed/index.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//);

/** Every environment variable that the kernel reads, with what is allowed and what it is for. */
const environmentSchema = z.object({
  AGENT_OS_HOME: z.string().min(1).default('.agent-os'),
  DATABASE_URL: postgresUrl,
  KERNEL_HOST: z.string().min(1).default('127.0.0.1'),
  KERNEL_PORT: port.default(4000),
  AGENT_OS_SERVICE_SECRET: z.string().min(32),
  AGENT_OS_MASTER_KEY: z.string().regex(/^[0-9a-fA-F]{64}$/),
  AGENT_OS_ALLOW_PRIVATE_UPSTREAMS: flag.default(true),
  AGENT_OS_BODY_MIB_MAX: z.coerce.number().int().min(1).max(512).default(32),
  AGENT_OS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  AGENT_OS_ENERGY_SECONDS: z.coerce.number().int().min(1).max(3_600).default(10),
  AGENT_OS_REPLICA: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('kernel-1'),
  AGENT_OS_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional(),
  AGENT_OS_CONSOLE_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
  SMTP_URL: z.string().transform(refuseUndefined(readSmtpUrl)).optional(),
  MAIL_FROM: z.string().transform(refuseUndefined(readMailFrom)).optional(),
});

/** A reader of text as a step of a schema: undefined is a bad value. */
function refuseUndefined<T>(read: (text: string) => T | undefined) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'not valid' });
    return z.NEVER;
  };
}

const allowedText: Readonly<Record<string, string>> = {
  AGENT_OS_HOME: 'a folder',
  DATABASE_URL: 'a postgresql:// address',
  KERNEL_HOST: 'an address to listen on',
  KERNEL_PORT: 'a port from 0 to 65535',
  AGENT_OS_SERVICE_SECRET: 'at least 32 characters',
  AGENT_OS_MASTER_KEY: '64 hexadecimal digits',
  AGENT_OS_ALLOW_PRIVATE_UPSTREAMS: '0 or 1',
  AGENT_OS_BODY_MIB_MAX: 'a whole number of MiB from 1 to 512',
  AGENT_OS_LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  AGENT_OS_ENERGY_SECONDS: 'a whole number of seconds from 1 to 3600',
  AGENT_OS_REPLICA: 'a name of at most 40 lower-case letters, digits and hyphens, unique among replicas',
  AGENT_OS_METRICS_TOKEN: '16 to 200 printable characters without spaces',
  AGENT_OS_CONSOLE_URL: 'the http:// or https:// address at which people reach the console',
  SMTP_URL:
    'smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465, with user and password percent-encoded, set together with MAIL_FROM',
  MAIL_FROM: 'an address such as reports@example.com or Agent OS <reports@example.com>, set together with SMTP_URL',
};

export interface KernelConfig {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly serviceSecret: string;
  readonly masterKey: Buffer;
  readonly allowPrivateUpstreams: boolean;
  readonly bodyBytesMax: number;
  readonly logLevel: string;
  readonly replicaId: string;
  /** Given by who runs it: then it may be one of several. */
  readonly isReplicaNamed: boolean;
  /** Between two readings of devices' meters. */
  readonly energyPeriodMs: number;
  readonly journalFolder: string;
  /** The provider that a new organisation begins with; undefined: none. */
  readonly firstUpstream: UpstreamSettings | undefined;
  /** Shows the metrics of pools and departments, which carry ids of tenants; undefined: nobody sees them. */
  readonly metricsToken: string | undefined;
  /** Where people reach the console: what links in mail begin with. */
  readonly consoleUrl: string;
  /** Undefined: nothing is sent by mail. */
  readonly mail: MailSettings | undefined;
}

/** Reads the environment once. Throws an error whose message names the first bad variable and what is allowed. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): KernelConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const found = given[name] === undefined ? 'is missing' : 'is not valid';
    throw new Error(`${name} ${found}. It must be ${allowedText[name] ?? 'set'}.`);
  }
  const values = parsed.data;
  const { SMTP_URL: smtp, MAIL_FROM: from } = values;
  for (const [name, value] of Object.entries({ SMTP_URL: smtp, MAIL_FROM: from })) {
    if (value === undefined && (smtp ?? from) !== undefined) {
      throw new Error(`${name} is missing. It must be ${allowedText[name] ?? 'set'}.`);
    }
  }
  return {
    databaseUrl: values.DATABASE_URL,
    host: values.KERNEL_HOST,
    port: values.KERNEL_PORT,
    serviceSecret: values.AGENT_OS_SERVICE_SECRET,
    masterKey: Buffer.from(values.AGENT_OS_MASTER_KEY, 'hex'),
    allowPrivateUpstreams: values.AGENT_OS_ALLOW_PRIVATE_UPSTREAMS,
    bodyBytesMax: values.AGENT_OS_BODY_MIB_MAX * 1024 * 1024,
    logLevel: values.AGENT_OS_LOG_LEVEL,
    replicaId: values.AGENT_OS_REPLICA,
    isReplicaNamed: given['AGENT_OS_REPLICA'] !== undefined,
    energyPeriodMs: values.AGENT_OS_ENERGY_SECONDS * 1_000,
    journalFolder: join(values.AGENT_OS_HOME, 'journal', values.AGENT_OS_REPLICA),
    firstUpstream: readSeedConfiguration(given).upstream,
    metricsToken: values.AGENT_OS_METRICS_TOKEN,
    consoleUrl: values.AGENT_OS_CONSOLE_URL.replace(/\/+$/, ''),
    mail: smtp === undefined || from === undefined ? undefined : { ...smtp, from },
  };
}
