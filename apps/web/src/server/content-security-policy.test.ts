import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

describe('the content security policy', () => {
  const policy = contentSecurityPolicy('abc123', false);

  it('lets a script run only with the nonce of its request', () => {
    expect(policy).toContain(`script-src 'self' 'nonce-abc123' 'strict-dynamic';`);
    expect(policy).not.toContain('unsafe');
  });

  it('lets nothing frame, re-base or post the page elsewhere', () => {
    for (const directive of [`frame-ancestors 'none'`, `base-uri 'none'`, `form-action 'self'`, `object-src 'none'`]) {
      expect(policy).toContain(directive);
    }
  });
});
