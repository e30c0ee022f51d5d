import { describe, expect, test } from 'vitest';
import { addressObjection } from './address-objection.ts';

const objection = (url: string, addresses: string[], allowPrivate = true) =>
  addressObjection(new URL(url), addresses, allowPrivate);

describe('an upstream’s address', () => {
  test.each([
    ['https://api.openai.com/v1', ['104.18.7.192']],
    ['http://127.0.0.1:11434/v1', ['127.0.0.1']],
    ['http://[::1]:8000/v1', ['::1']],
  ])('%s is allowed', (url, addresses) => {
    expect(objection(url, addresses)).toBeUndefined();
  });

  test.each([
    ['a cloud’s metadata service', 'http://metadata.internal/v1', ['169.254.169.254']],
    ['the same, written as IPv6', 'http://m.internal/v1', ['::ffff:169.254.169.254']],
    ['EC2’s IPv6 metadata', 'http://m.internal/v1', ['fd00:ec2::254']],
    ['a name with one bad address among good ones', 'https://a.example/v1', ['104.18.7.192', '169.254.169.254']],
    ['a key in the address', 'https://user:key@a.example/v1', ['104.18.7.192']],
    ['plain http to the internet', 'http://a.example/v1', ['104.18.7.192']],
    ['another protocol', 'file:///etc/passwd', ['127.0.0.1']],
    ['a name that does not resolve', 'https://nowhere.example/v1', []],
  ])('refuses %s', (_name, url, addresses) => {
    expect(objection(url, addresses)).toBeTypeOf('string');
  });

  test('private networks are allowed only where the installation says so', () => {
    expect(objection('http://10.0.0.7/v1', ['10.0.0.7'], false)).toContain('AGENT_OS_ALLOW_PRIVATE_UPSTREAMS');
    expect(objection('http://x/v1', ['::ffff:10.0.0.7'], false)).toBeTypeOf('string');
  });
});
