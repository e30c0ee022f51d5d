import { describe, expect, it } from 'vitest';
import { lacksAddress, oidcIdentityOf } from './oidc-identity.ts';

const sub = 'subject-1';
const email = 'ada@acme.example';

describe('the identity that a sign-in service vouches for', () => {
  it.each([
    ['all in the id token', { sub, email, email_verified: true, name: 'Ada' }, undefined],
    ['truths as text', { sub, email, email_verified: 'true', name: 'Ada' }, undefined],
    ['nothing in the id token', { sub }, { sub, email, email_verified: true, name: 'Ada' }],
    [
      'the address here, whether it is verified there',
      { sub, email, name: 'Ada' },
      { sub, email: email.toUpperCase(), email_verified: true },
    ],
    ['Entra ID’s word for the domain', { sub, email, xms_edov: 1, name: 'Ada' }, undefined],
  ])('%s', (_, idToken, userInfo) => {
    expect(oidcIdentityOf(idToken, userInfo)).toEqual({ sub, email, emailVerified: true, name: 'Ada' });
  });

  it.each([
    ['nobody says so', { sub, email }, { sub, email }],
    ['it is said of another address', { sub, email }, { sub, email: 'eve@evil.example', email_verified: true }],
    ['it is said of no address', { sub, email }, { sub, email_verified: true }],
    ['one of the two denies it', { sub, email, email_verified: true }, { sub, email, email_verified: false }],
    ['it is denied, whatever is said of the domain', { sub, email, email_verified: false, xms_edov: true }, undefined],
    ['what is said is no truth', { sub, email, email_verified: 'yes' }, undefined],
  ])('has an address that is not verified when %s', (_, idToken, userInfo) => {
    expect(oidcIdentityOf(idToken, userInfo)).toMatchObject({ email, emailVerified: false });
  });

  it('may have no address, and what is no address is none', () => {
    expect(oidcIdentityOf({ sub }, undefined)).toEqual({ sub, email: null, emailVerified: false, name: '' });
    expect(oidcIdentityOf({ sub, email: 'ada', email_verified: true }, undefined)).toMatchObject({
      email: null,
      emailVerified: false,
    });
  });

  it('is nobody when the two speak of different people, or the id token of none', () => {
    expect(oidcIdentityOf({ sub }, { sub: 'subject-2', email, email_verified: true })).toBeUndefined();
    expect(oidcIdentityOf({ email, email_verified: true }, undefined)).toBeUndefined();
  });
});

describe('the userinfo endpoint', () => {
  it('is asked when the id token leaves something out', () => {
    expect(lacksAddress({ sub })).toBe(true);
    expect(lacksAddress({ sub, email })).toBe(true);
    expect(lacksAddress({ sub, email, email_verified: false })).toBe(false);
    expect(lacksAddress({ sub, email, xms_edov: true })).toBe(false);
  });
});
