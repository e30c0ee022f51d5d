import { expect, test } from '@playwright/test';
import { auditServedCalls, type RecordedCall } from '../../fixtures/audit-served-calls.ts';

const once = (callId: string, outcome = 'settled'): RecordedCall => ({ callId, intents: 1, outcomes: [outcome] });

test.describe('the checker of the crash test', () => {
  test('is content when every served call is recorded once and ended once', () => {
    const recorded = [once('call_a'), once('call_b', 'interrupted'), once('call_refused', 'denied')];
    const audit = auditServedCalls(['call_a', 'call_b', 'call_b'], recorded);
    expect(audit).toMatchObject({ served: 2, recorded: 3, breaches: [] });
    expect(audit.byOutcome).toEqual({ settled: 1, interrupted: 1, denied: 1 });
  });

  for (const [fault, served, recorded] of [
    ['a served call that is in no table', ['call_a', 'call_b'], [once('call_a')]],
    ['a call that is recorded twice', ['call_a'], [{ ...once('call_a'), intents: 2 }]],
    ['a settlement without its call', ['call_a'], [{ ...once('call_a'), intents: 0 }]],
    ['a call that never ended', ['call_a'], [{ ...once('call_a'), outcomes: [] }]],
    ['a call that ended twice', ['call_a'], [{ ...once('call_a'), outcomes: ['interrupted', 'settled'] }]],
    ['an unknown ending', ['call_a'], [once('call_a', 'lost')]],
    ['a served call that is said to have been refused', ['call_a'], [once('call_a', 'denied')]],
  ] as const) {
    test(`catches ${fault}`, () => {
      expect(auditServedCalls(served, recorded).breaches).not.toEqual([]);
    });
  }
});
