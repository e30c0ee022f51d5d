import { slug } from '@agent-os/core/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSlug } from './to-slug.ts';

describe('a proposed slug', () => {
  it('reads like the name', () => {
    expect(toSlug('Customer  Experience')).toBe('customer-experience');
    expect(toSlug('Größe & Maß')).toBe('gro-e-ma');
  });

  it('is empty or one that the kernel takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (name) => {
        const proposed = toSlug(name);
        expect(proposed === '' || slug.safeParse(proposed).success).toBe(true);
      }),
    );
  });
});
