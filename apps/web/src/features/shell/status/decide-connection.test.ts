import { describe, expect, it } from 'vitest';
import { decideConnection, type ConnectionFacts } from './decide-connection.ts';

const facts: ConnectionFacts = {
  nowMs: 60_000,
  online: true,
  answeredAt: 55_000,
  watchedSince: 0,
  failed: false,
  heartbeatMs: 10_000,
};

describe('the connection', () => {
  it('is offline when the browser says so, whatever was answered', () => {
    expect(decideConnection({ ...facts, online: false })).toBe('offline');
  });

  it('is late after two missed heartbeats, not after one', () => {
    expect(decideConnection(facts)).toBe('fresh');
    expect(decideConnection({ ...facts, answeredAt: 45_000, failed: true })).toBe('fresh');
    expect(decideConnection({ ...facts, answeredAt: 39_999, failed: true })).toBe('late');
  });

  it('gives a page that was hidden the time to ask', () => {
    expect(decideConnection({ ...facts, answeredAt: 1_000, watchedSince: 59_000 })).toBe('fresh');
  });

  it('starts with no word until the first answer or the first failure', () => {
    expect(decideConnection({ ...facts, answeredAt: 0 })).toBe('starting');
    expect(decideConnection({ ...facts, answeredAt: 0, failed: true })).toBe('late');
  });
});
