import { join } from 'node:path';
import { z } from 'zod';

const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const environmentSchema = z.object({
  AGENT_OS_HOME: z.string().min(1).default('.agent-os'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//),
  AGENT_OS_MASTER_KEY: z.string().regex(/^[0-9a-fA-F]{64}$/),
  AGENT_OS_DEMO: z.enum(['0', '1']).default('1'),
  AGENT_OS_DEMO_FLEET: z.enum(['0', '1']).default('1'),
  AGENT_OS_POOL_SLOTS: z.coerce.number().int().min(1).max(100_000).optional(),
  AGENT_OS_REFERENCE_MODEL_URL: optionalText,
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: optionalText,
});

export interface SeedConfiguration {
  readonly databaseUrl: string;
  readonly masterKey: Uint8Array;
  readonly demo: boolean;
  /** The demo organisation has budgets, a route and some weeks of simulated calls behind it. */
  readonly demoPast: boolean;
  readonly credentialsPath: string;
  readonly upstream: UpstreamSettings | undefined;
}

/** The provider that an installation begins with. */
export interface UpstreamSettings {
  readonly slug: 'openai' | 'reference';
  readonly name: string;
  readonly protocol: 'openai' | 'both';
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly simulated: boolean;
  /** Slots of each pool; undefined: what the server says it has, else 64. */
  readonly slots: number | undefined;
}

/** Reads what the seed needs. Throws an error that names the variable. */
export function readSeedConfiguration(environment: Readonly<Record<string, string | undefined>>): SeedConfiguration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`${String(parsed.error.issues[0]?.path[0])} is missing or not valid.`);
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    masterKey: Buffer.from(values.AGENT_OS_MASTER_KEY, 'hex'),
    demo: values.AGENT_OS_DEMO === '1',
    demoPast: values.AGENT_OS_DEMO_FLEET === '1',
    credentialsPath: join(values.AGENT_OS_HOME, 'credentials.json'),
    upstream: upstreamOf(values),
  };
}

function upstreamOf(values: z.output<typeof environmentSchema>): UpstreamSettings | undefined {
  const slots = values.AGENT_OS_POOL_SLOTS;
  if (values.OPENAI_API_KEY !== undefined || values.OPENAI_BASE_URL !== undefined) {
    return {
      slug: 'openai',
      name: 'OpenAI',
      protocol: 'openai',
      baseUrl: values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
      apiKey: values.OPENAI_API_KEY ?? null,
      simulated: false,
      slots,
    };
  }
  if (values.AGENT_OS_REFERENCE_MODEL_URL === undefined) return undefined;
  return {
    slug: 'reference',
    name: 'Reference models',
    protocol: 'both',
    baseUrl: values.AGENT_OS_REFERENCE_MODEL_URL,
    apiKey: null,
    simulated: true,
    slots,
  };
}
