import { describe, expect, it } from 'vitest';
import { connectSnippets, type SnippetFacts } from './connect-snippets.ts';

const facts: SnippetFacts = {
  kernelUrl: 'https://kernel.example',
  apiKey: 'aos_secret',
  model: 'model-a',
  anthropicModel: 'model-b',
};

describe('the snippets', () => {
  it('hold the real key and address, each of them', () => {
    for (const { name, text } of connectSnippets(facts)) {
      expect(text, name).toContain('aos_secret');
      expect(text, name).toContain('https://kernel.example');
      expect(text, name).not.toMatch(/your[-_ ]?(key|model)|…|undefined/i);
    }
  });

  it('send Anthropic’s clients to the root and everybody else to /v1', () => {
    const byId = new Map(connectSnippets(facts).map((snippet) => [snippet.id, snippet.text]));
    expect(byId.get('anthropic')).toContain(`baseURL: 'https://kernel.example',`);
    expect(byId.get('claude-code')).toMatch(/ANTHROPIC_BASE_URL=https:\/\/kernel\.example$/m);
    for (const id of ['typescript', 'python', 'curl', 'langgraph', 'ai-sdk', 'codex', 'environment']) {
      expect(byId.get(id), id).toContain('https://kernel.example/v1');
    }
  });

  it('say so where no provider speaks Anthropic’s protocol', () => {
    const without = connectSnippets({ ...facts, anthropicModel: undefined });
    expect(without.filter(({ unavailable }) => unavailable !== undefined).map(({ id }) => id)).toEqual([
      'anthropic',
      'claude-code',
    ]);
  });
});
