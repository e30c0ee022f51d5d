import { describe, expect, test } from 'vitest';
import { readUrgency } from './read-urgency.ts';

const nowMs = Date.parse('2026-11-21T12:00:00Z');
const read = (priority?: string, deadline?: string) =>
  readUrgency(
    {
      ...(priority === undefined ? {} : { 'x-agent-priority': priority }),
      ...(deadline === undefined ? {} : { 'x-agent-deadline': deadline }),
    },
    nowMs,
  );
const deadlineOf = (deadline: string) => {
  const result = read(undefined, deadline);
  return result.ok ? result.value.deadlineAtMs : result.refusal.message;
};

describe('the urgency that a request claims', () => {
  test('is nothing when the headers say nothing', () => {
    expect(read()).toEqual({ ok: true, value: { serviceClass: null, deadlineAtMs: null } });
  });

  test('is a class by its name', () => {
    expect(read('Critical')).toMatchObject({ ok: true, value: { serviceClass: 'critical' } });
    expect(read('batch', '5')).toMatchObject({
      ok: true,
      value: { serviceClass: 'batch', deadlineAtMs: nowMs + 5000 },
    });
  });

  test('has a deadline in seconds from now, or at a time with its zone', () => {
    expect(deadlineOf('30')).toBe(nowMs + 30_000);
    expect(deadlineOf('1.5')).toBe(nowMs + 1_500);
    expect(deadlineOf('2026-11-21T12:01Z')).toBe(nowMs + 60_000);
    expect(deadlineOf('2026-11-21T13:01:00.250+01:00')).toBe(nowMs + 60_250);
  });

  test.each(['', 'soon', '-1', '1e3', '30s', '2026-11-21', '2026-11-21T12:01:00', '2026-13-41T12:01:00Z', '5, 6'])(
    'is refused with what is allowed when its deadline is “%s”',
    (deadline) => {
      expect(deadlineOf(deadline)).toMatch(/must be seconds from now.*or a time with its zone/);
    },
  );

  test('is refused when its deadline has passed', () => {
    expect(deadlineOf('0')).toMatch(/has passed/);
    expect(deadlineOf('2026-11-21T11:59:59Z')).toMatch(/has passed/);
  });

  test('is refused with what is allowed when its class is none', () => {
    expect(read('urgent')).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid_request',
        message: 'X-Agent-Priority must be one of critical, interactive, standard, batch.',
      },
    });
  });
});
