import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './index.ts';

describe('a password', () => {
  test('is right also when typed on a keyboard that composes letters differently', async () => {
    const stored = await hashPassword('Gr\u00fc\u00dfe aus K\u00f6ln');
    expect(await verifyPassword('Gru\u0308\u00dfe aus Ko\u0308ln', stored)).toMatchObject({ correct: true });
    expect(await verifyPassword('Gruesse aus Koeln', stored)).toMatchObject({ correct: false });
  });

  test('is never right for somebody without one', async () => {
    expect(await verifyPassword('', null)).toMatchObject({ correct: false });
  });
});
