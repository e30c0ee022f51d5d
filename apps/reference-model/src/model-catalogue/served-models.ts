import {
  embeddingSmall,
  hostedLarge,
  llama2A10g,
  llama3bL40s,
  llama70b8xH100,
  llama8bH100,
} from '../profiles/index.ts';
import type { ServedModel } from './served-model.ts';

const longContextTokens = 131_072;
const queueLimit = 1_024;

/** What the server offers. Every one of them is simulated. */
export const servedModels: readonly ServedModel[] = [
  {
    id: 'sim-llama-3.1-8b',
    kind: 'text',
    profile: llama8bH100,
    replicas: 8,
    contextTokens: longContextTokens,
    queueLimit,
  },
  {
    id: 'sim-llama-3.3-70b',
    kind: 'text',
    profile: llama70b8xH100,
    replicas: 2,
    contextTokens: longContextTokens,
    queueLimit,
  },
  {
    id: 'sim-llama-3.2-3b',
    kind: 'text',
    profile: llama3bL40s,
    replicas: 8,
    contextTokens: longContextTokens,
    queueLimit,
  },
  { id: 'sim-llama-2-7b', kind: 'text', profile: llama2A10g, replicas: 2, contextTokens: 4_096, queueLimit },
  {
    id: 'sim-hosted-large',
    kind: 'text',
    profile: hostedLarge,
    replicas: 1,
    contextTokens: longContextTokens,
    queueLimit,
  },
  { id: 'sim-embed-small', kind: 'embedding', profile: embeddingSmall, replicas: 1, contextTokens: 8_192, queueLimit },
];
