import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from './is-loopback-host.ts';

describe('a host', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '127.1', '[::1]:3000', '::1'])(
    '%s is this machine',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each([
    '',
    '0.0.0.0',
    '::',
    '10.0.0.5:3000',
    'agents.example.com',
    '127.0.0.1.example.com',
    'localhost.example.com',
    'a b',
  ])('%s is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});
