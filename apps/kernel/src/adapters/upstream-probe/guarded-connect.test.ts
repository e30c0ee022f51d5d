import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardedConnect } from './guarded-connect.ts';
import { readBounded } from './read-bounded.ts';

const server = createServer((_request, response) => response.end('a list of models'));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** What a connection to a host comes to. */
async function connectTo(host: string, allowPrivate: boolean): Promise<string | undefined> {
  const dispatcher = new Agent({ connect: guardedConnect(allowPrivate, 1_000) });
  try {
    const { body } = await request(`http://${host}:${port}/`, { dispatcher });
    return await body.text();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : undefined;
  } finally {
    await dispatcher.destroy();
  }
}

describe('a connection to a provider', () => {
  test('goes to a private address, as a number or by its name, only where that is allowed', async () => {
    expect(await connectTo('127.0.0.1', true)).toBe('a list of models');
    expect(await connectTo('127.0.0.1', false)).toBe('EACCES');
    expect(await connectTo('[::1]', false)).toBe('EACCES');
    expect(await connectTo('localhost', false)).toBe('EACCES');
  });

  test('never goes to a machine’s own credentials', async () => {
    expect(await connectTo('169.254.169.254', true)).toBe('EACCES');
    expect(await connectTo('[::ffff:169.254.169.254]', true)).toBe('EACCES');
  });

  test('is read up to a bound', async () => {
    let asked = 0;
    const endless = (async function* () {
      for (;;) {
        asked += 1;
        yield Buffer.alloc(1_000);
      }
    })();
    expect(await readBounded(endless, 10_000)).toBeUndefined();
    expect(asked).toBe(11);
  });
});
