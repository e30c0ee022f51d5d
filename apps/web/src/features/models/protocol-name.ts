import type { Provider } from './model-types.ts';

const names: Record<Provider['protocol'], string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  both: 'OpenAI and Anthropic',
};

/** What a provider speaks, in words. */
export function protocolName(protocol: Provider['protocol']): string {
  return names[protocol];
}
