import { describe, expect, test } from 'vitest';
import { installationFrom } from './installation.ts';

const repository = '/srv/agent-os';

describe('the installation a command is about', () => {
  test('is the one of the checkout on the default port when nothing is said', () => {
    expect(installationFrom({}, undefined, repository)).toStrictEqual({
      home: '/srv/agent-os/.agent-os',
      credentialsFile: '/srv/agent-os/.agent-os/credentials.json',
      kernelUrl: 'http://127.0.0.1:4000',
    });
  });

  test('is found by --kernel, then AGENT_OS_KERNEL_URL, then KERNEL_PORT', () => {
    const environment = { AGENT_OS_KERNEL_URL: 'http://kernel:4100/', KERNEL_PORT: '4200' };
    const urlFor = (option: string | undefined, variables: object) =>
      installationFrom({ ...variables }, option, repository).kernelUrl;
    expect(urlFor('https://other/', environment)).toBe('https://other');
    expect(urlFor(undefined, environment)).toBe('http://kernel:4100');
    expect(urlFor(undefined, { KERNEL_PORT: '4200' })).toBe('http://127.0.0.1:4200');
  });

  test.each(['localhost:4000', 'ftp://kernel', 'nothing'])('%s is no address', (address) => {
    expect(() => installationFrom({}, address, repository)).toThrow(/not an address/);
  });
});
