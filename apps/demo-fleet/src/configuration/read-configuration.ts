import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FleetConfiguration {
  readonly kernelUrl: string;
  /** API key by agent slug. */
  readonly keys: ReadonlyMap<string, string>;
  readonly seed: number;
}

interface Environment {
  readonly [name: string]: string | undefined;
}

const defaultSeed = 1;

/** @throws Error whose message is a sentence for a person. */
export function readConfiguration(environment: Environment): FleetConfiguration {
  const home = environment['AGENT_OS_HOME'];
  const kernelUrl = environment['AGENT_OS_KERNEL_URL'];
  if (home === undefined || kernelUrl === undefined) {
    throw new Error('The demo fleet needs AGENT_OS_HOME and AGENT_OS_KERNEL_URL: npm start sets both.');
  }
  const path = join(home, 'credentials.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path} cannot be read: the first start of Agent OS writes it.`);
  }
  const seed = Number(environment['AGENT_OS_DEMO_SEED'] ?? defaultSeed);
  return { kernelUrl, keys: parseKeys(text), seed: Number.isInteger(seed) ? seed : defaultSeed };
}

/** The keys in the text of credentials.json; entries of another form are left out. */
export function parseKeys(text: string): ReadonlyMap<string, string> {
  const parsed: unknown = JSON.parse(text);
  const agents: unknown = isRecord(parsed) ? parsed['agents'] : undefined;
  const keys = new Map<string, string>();
  for (const agent of Array.isArray(agents) ? (agents as unknown[]) : []) {
    if (!isRecord(agent)) continue;
    const { slug, apiKey } = agent;
    if (typeof slug === 'string' && typeof apiKey === 'string') keys.set(slug, apiKey);
  }
  return keys;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
