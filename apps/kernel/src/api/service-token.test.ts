import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { signServiceToken, verifyServiceToken, type ServiceClaims } from './service-token.ts';

const secret = 'a secret of the service that is long enough';
const claims: ServiceClaims = { kind: 'person', personId: 'per_1', organisationId: 'org_1', sessionId: 'ses_1' };

describe('a service token', () => {
  test('says who calls, until it is a minute old', async () => {
    const token = await signServiceToken(claims, secret);
    expect(await verifyServiceToken(token, secret, Date.now())).toEqual(claims);
    expect(await verifyServiceToken(token, secret, Date.now() + 70_000)).toBeUndefined();
    const service = await signServiceToken({ kind: 'service' }, secret);
    expect(await verifyServiceToken(service, secret, Date.now())).toEqual({ kind: 'service' });
  });

  test('counts under its own secret only, and unsigned or altered not at all', async () => {
    const token = await signServiceToken(claims, secret);
    const [header, payload] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const forged of [unsigned, `${header}.${payload}.AAAA`, '', 'a.b.c']) {
      expect(await verifyServiceToken(forged, secret, Date.now())).toBeUndefined();
    }
    expect(await verifyServiceToken(token, `${secret}!`, Date.now())).toBeUndefined();
  });

  test.each([
    [
      'lives longer than a minute by its own word',
      { exp: '1h', iat: -300, audience: 'agent-os-kernel', subject: 'per_1' },
    ],
    ['is for another audience', { exp: '60s', iat: 0, audience: 'somebody-else', subject: 'per_1' }],
    ['names nobody', { exp: '60s', iat: 0, audience: 'agent-os-kernel', subject: undefined }],
  ])('does not count when it %s', async (_name, { exp, iat, audience, subject }) => {
    const issuedAt = Math.floor(Date.now() / 1000) + iat;
    const jwt = new SignJWT({ org: 'org_1', sid: 'ses_1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('agent-os-web')
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(exp);
    if (subject !== undefined) jwt.setSubject(subject);
    const token = await jwt.sign(new TextEncoder().encode(secret));
    expect(await verifyServiceToken(token, secret, Date.now())).toBeUndefined();
  });
});
