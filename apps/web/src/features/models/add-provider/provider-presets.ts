import type { Provider } from '../model-types.ts';

export interface ProviderPreset {
  readonly id: 'openai' | 'anthropic' | 'router' | 'ollama' | 'vllm' | 'own';
  readonly title: string;
  readonly note: string;
  /** Proposed name; empty when only a person knows it. */
  readonly name: string;
  readonly baseUrl: string;
  readonly protocol: Provider['protocol'];
  /** Whether it is of use without a key. */
  readonly key: 'required' | 'optional' | 'none';
  /** Where a key comes from, or what to look out for. */
  readonly keyHint: string;
}

const sealed = 'Kept sealed; only its last four characters are shown again.';

/** Where most organisations begin. Every value can be changed on the next step. */
export const providerPresets: readonly ProviderPreset[] = [
  {
    id: 'openai',
    title: 'OpenAI',
    note: 'the OpenAI API',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    protocol: 'openai',
    key: 'required',
    keyHint: `A project key, beginning with sk-. ${sealed}`,
  },
  {
    id: 'anthropic',
    title: 'Anthropic',
    note: 'the Anthropic API',
    name: 'Anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    protocol: 'anthropic',
    key: 'required',
    keyHint: `A key of a workspace, beginning with sk-ant-. ${sealed}`,
  },
  {
    id: 'router',
    title: 'A router',
    note: 'OpenRouter and others with many models behind one key',
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    protocol: 'openai',
    key: 'required',
    keyHint: sealed,
  },
  {
    id: 'ollama',
    title: 'Ollama',
    note: 'models on a machine of your own',
    name: 'Ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    protocol: 'openai',
    key: 'none',
    keyHint: 'Ollama needs none, unless a proxy before it asks for one.',
  },
  {
    id: 'vllm',
    title: 'vLLM',
    note: 'your own inference servers',
    name: 'vLLM',
    baseUrl: 'http://127.0.0.1:8000/v1',
    protocol: 'openai',
    key: 'optional',
    keyHint: `What the server was started with as its API key, if anything. ${sealed}`,
  },
  {
    id: 'own',
    title: 'Another address',
    note: 'anything that speaks the OpenAI or Anthropic protocol',
    name: '',
    baseUrl: '',
    protocol: 'openai',
    key: 'optional',
    keyHint: sealed,
  },
];
