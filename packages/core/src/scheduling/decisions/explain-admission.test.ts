import { describe, expect, test } from 'vitest';
import { explainAdmission, type AdmissionReason } from './index.ts';

const reason: AdmissionReason = {
  policy: 'semantic',
  rules: ['class_shares', 'fair_share', 'fifo'],
  serviceClass: 'interactive',
  queuedAs: 'interactive',
  waitedMs: 240,
  fairShare: 0.4166,
  overtook: { critical: 0, interactive: 0, standard: 0, batch: 12 },
};

describe('the explanation of an admission', () => {
  test('says how long it waited, its class, its share and whom it went before', () => {
    expect(explainAdmission(reason)).toBe(
      'ran after 240 ms: class interactive, fair share 0.42, ahead of 12 batch calls',
    );
  });

  test('says which rule decided, and that a class was raised', () => {
    const raised = { ...reason, serviceClass: 'standard' as const, waitedMs: 61_240, fairShare: null };
    expect(explainAdmission({ ...raised, rules: ['minimum_share', 'ageing'] })).toBe(
      'ran after 61.2 s: class interactive (raised from standard), ahead of 12 batch calls, ' +
        'on the minimum share of its class, because it was overdue',
    );
  });

  test('is silent about an empty line', () => {
    const alone = { ...reason, overtook: { ...reason.overtook, batch: 0 }, waitedMs: 600_000 };
    expect(explainAdmission(alone)).toBe('ran after 10 min: class interactive, fair share 0.42');
  });
});
