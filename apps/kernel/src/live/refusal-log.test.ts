import { describe, expect, it } from 'vitest';
import { RefusalLog, type NotedRefusal } from './refusal-log.ts';

const attempt = (change: Partial<NotedRefusal>): NotedRefusal => ({
  at: 1,
  address: 'POST /v1/chat/completions',
  code: 'invalid_api_key',
  message: 'This API key is unknown or revoked.',
  keyId: undefined,
  ...change,
});

describe('the refusals that nobody wrote down', () => {
  it('are told to the owner of their key alone', () => {
    const log = new RefusalLog();
    log.note(attempt({ keyId: 'key_1' }));
    expect(log.findLast('key_1', false)).toMatchObject({ key: 'own' });
    expect(log.findLast('key_2', false)).toBeUndefined();
  });

  it('with an unknown key are told only where one organisation is alone', () => {
    const log = new RefusalLog();
    log.note(attempt({}));
    expect(log.findLast('key_1', false)).toBeUndefined();
    expect(log.findLast('key_1', true)).toMatchObject({ key: 'unknown' });
  });

  it('are told newest first, whosever they are', () => {
    const log = new RefusalLog();
    log.note(attempt({ keyId: 'key_1', at: 5 }));
    log.note(attempt({ at: 7 }));
    expect(log.findLast('key_1', true)?.at).toBe(7);
    log.note(attempt({ keyId: 'key_1', at: 9 }));
    expect(log.findLast('key_1', true)?.at).toBe(9);
  });

  it('stay bounded, whatever is thrown at them', () => {
    const log = new RefusalLog();
    for (let index = 0; index < 5000; index += 1) {
      log.note(attempt({ keyId: `key_${index}`, address: '/'.repeat(9000) }));
    }
    expect(log.findLast('key_0', false)).toBeUndefined();
    expect(log.findLast('key_4999', false)?.address).toHaveLength(200);
  });
});
