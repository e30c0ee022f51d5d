import { z } from 'zod';
import { maximumTimeScale, minimumTimeScale } from './request/index.ts';
import type { ReferenceModelOptions } from './start-reference-model.ts';

export interface ReferenceModelConfig {
  readonly options: ReferenceModelOptions;
  readonly exitWithParent: boolean;
}

export class ConfigError extends Error {}

interface Variable<Value> {
  readonly allowed: string;
  readonly schema: z.ZodType<Value, string>;
  readonly fallback: string;
}

function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

const host: Variable<string> = {
  allowed: 'a host name or address',
  schema: z.string().regex(/^[\w.:-]+$/),
  fallback: '127.0.0.1',
};
const port: Variable<number> = {
  allowed: 'a whole number from 0 to 65535',
  schema: wholeNumber(0, 65_535),
  fallback: '0',
};
const seed: Variable<number> = {
  allowed: 'a whole number from 0 to 4294967295',
  schema: wholeNumber(0, 4_294_967_295),
  fallback: '1',
};
const speed: Variable<number> = {
  allowed: `a number from ${minimumTimeScale} to ${maximumTimeScale}`,
  schema: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .refine((value) => value >= minimumTimeScale && value <= maximumTimeScale),
  fallback: '1',
};
const exitWithParent: Variable<boolean> = {
  allowed: '0 or 1',
  schema: z.enum(['0', '1']).transform((value) => value === '1'),
  fallback: '0',
};

type Environment = Readonly<Record<string, string | undefined>>;

function read<Value>(environment: Environment, name: string, variable: Variable<Value>): Value {
  const result = variable.schema.safeParse(environment[name] || variable.fallback);
  if (result.success) return result.data;
  throw new ConfigError(`${name} must be ${variable.allowed}.`);
}

/** Reads every variable of the process once; throws `ConfigError` with one sentence that names the variable at fault. */
export function readConfig(environment: Environment): ReferenceModelConfig {
  const servedLogPath = environment['REFERENCE_MODEL_SERVED_LOG'];
  const apiKey = environment['REFERENCE_MODEL_API_KEY'];
  return {
    options: {
      host: read(environment, 'REFERENCE_MODEL_HOST', host),
      port: read(environment, 'REFERENCE_MODEL_PORT', port),
      seed: read(environment, 'REFERENCE_MODEL_SEED', seed),
      speed: read(environment, 'REFERENCE_MODEL_SPEED', speed),
      ...(servedLogPath ? { servedLogPath } : {}),
      ...(apiKey ? { apiKey } : {}),
    },
    exitWithParent: read(environment, 'REFERENCE_MODEL_EXIT_WITH_PARENT', exitWithParent),
  };
}
