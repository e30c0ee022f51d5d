import { describe, expect, test } from 'vitest';
import { decideRoute, type RoutableModel } from './index.ts';

const provider = { slug: 'openai', state: 'active', protocol: 'openai' } as const;
const model: RoutableModel = { name: 'gpt-4o', kind: 'chat', state: 'active', provider };

describe('route', () => {
  test('gives the very model back, so that nothing known of it is lost', () => {
    const result = decideRoute(model, 'gpt-4o', 'openai.chat');
    expect(result.ok && result.value).toBe(model);
  });

  test('an unknown model is told where the list is', () => {
    expect(decideRoute(undefined, 'nope', 'openai.chat')).toMatchObject({
      ok: false,
      refusal: { code: 'model_not_found', message: expect.stringContaining('/v1/models') as string },
    });
  });

  test('a protocol that the provider does not speak is told the path that works', () => {
    const result = decideRoute(model, 'gpt-4o', 'anthropic.messages');
    expect(!result.ok && result.refusal.message).toContain('/v1/chat/completions');
    expect(
      decideRoute({ ...model, provider: { ...provider, protocol: 'both' } }, 'gpt-4o', 'anthropic.messages').ok,
    ).toBe(true);
  });

  test('an embedding model does not chat and a chat model does not embed', () => {
    expect(decideRoute(model, 'gpt-4o', 'openai.embeddings').ok).toBe(false);
    expect(decideRoute({ ...model, kind: 'embedding' }, 'gpt-4o', 'openai.chat').ok).toBe(false);
  });

  test('what is switched off, model or provider, is unavailable', () => {
    const off = decideRoute({ ...model, provider: { ...provider, state: 'disabled' } }, 'gpt-4o', 'openai.chat');
    expect(off).toMatchObject({ ok: false, refusal: { code: 'model_unavailable' } });
  });
});
