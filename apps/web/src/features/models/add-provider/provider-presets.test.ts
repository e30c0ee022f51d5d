import { createProviderInput } from '@agent-os/core/contracts';
import { expect, test } from 'vitest';
import { freeSlug } from './free-slug.ts';
import { providerPresets } from './provider-presets.ts';

test.each(providerPresets.filter(({ id }) => id !== 'own'))('$title is complete but for its key', (preset) => {
  const { name, baseUrl, protocol } = preset;
  const input = createProviderInput.safeParse({ slug: freeSlug(name, []), name, baseUrl, protocol });
  expect(input.error).toBeUndefined();
});

test('a slug is free, also when the name is taken more than once', () => {
  expect(freeSlug('Open Router', [])).toBe('open-router');
  expect(freeSlug('vLLM', ['vllm', 'vllm-2'])).toBe('vllm-3');
  expect(freeSlug('模型', [])).toBe('');
});
