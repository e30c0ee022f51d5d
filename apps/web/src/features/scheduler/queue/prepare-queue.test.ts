import { describe, expect, it } from 'vitest';
import { exampleQueued } from '../example-pool.ts';
import { examplePolicy } from '../policy/example-policy.ts';
import { describeQueue, policyName, prepareQueue } from './prepare-queue.ts';

const at = 100_000;
const policy = { ...examplePolicy, version: 7 };
const queueOf = (...calls: ReturnType<typeof exampleQueued>[]) => ({
  poolId: 'pol_1',
  at,
  waiting: calls.length,
  calls,
});
const rowOf = (given: Parameters<typeof exampleQueued>[0]) =>
  prepareQueue(queueOf(exampleQueued(given)), policy, null)[0];

describe('the queue', () => {
  it('keeps the kernel’s order and its words', () => {
    const [first, second] = prepareQueue(
      queueOf(exampleQueued({ callId: 'call_b' }), exampleQueued({ callId: 'call_a', position: 2 })),
      policy,
      null,
    );
    expect([first?.callId, second?.callId]).toEqual(['call_b', 'call_a']);
    expect(second?.why).toMatchObject({
      title: 'Why position 2',
      sentence: 'Class standard, fair share 0.42.',
      version: 'policy semantic v7',
      at,
      links: [{ href: '/calls/call_a' }],
    });
  });

  it('expects a start in the time that is left, never before now', () => {
    expect(rowOf({ expectedStartAt: at + 900 })?.startsInMs).toBe(900);
    expect(rowOf({ expectedStartAt: at - 900 })?.startsInMs).toBe(0);
    expect(rowOf({ expectedStartAt: null })?.startsInMs).toBeNull();
  });

  it('explains with what there is, and says nothing of what there is not', () => {
    const names = (given: Parameters<typeof exampleQueued>[0]) => rowOf(given)?.why.inputs.map(({ name }) => name);
    expect(names({})).toEqual(['Class', 'Waits', 'Tokens']);
    expect(
      names({ fairShare: 0.42, deadlineAt: at + 1, overdueAt: at - 1, expectedStartAt: at, stepsLeft: 4 }),
    ).toEqual(['Class', 'Waits', 'Fair share', 'Tokens', 'Steps left', 'Deadline', 'Overdue', 'Start']);
  });

  it('estimates the size of a call, and says what an expected start comes from', () => {
    const started = queueOf(exampleQueued({ expectedStartAt: at + 900 }));
    const [row] = prepareQueue(started, policy, 1_200);
    expect(row?.estimatedTokens).toBe(1_500);
    const inputs = new Map(row?.why.inputs.map((input) => [input.name, input]));
    expect(inputs.get('Tokens')?.value).toBe('~1,200 / 300');
    expect(inputs.get('Start')?.note).toBe('from now; half of recent calls took up to 1.20 s');
  });

  it('says in short what the class does not say', () => {
    const shortOf = (explanation: string) => rowOf({ explanation })?.shortReason;
    expect(shortOf('class batch, fair share 0.17, ahead of 2 batch calls')).toBe(
      'fair share 0.17, ahead of 2 batch calls',
    );
    expect(shortOf('class standard (raised from batch), fair share 0.17')).toBe('raised from batch, fair share 0.17');
    expect(shortOf('class standard (raised from batch)')).toBe('raised from batch');
    expect(shortOf('class batch')).toBe('by its arrival');
    expect(shortOf('its agent has all the slots that it may have')).toBe(
      'its agent has all the slots that it may have',
    );
  });

  it('says that a call was raised, and from which class', () => {
    expect(rowOf({ queuedAs: 'interactive' })?.why.inputs[0]).toEqual({
      name: 'Class',
      value: 'interactive',
      note: 'raised from standard',
    });
  });

  it('says how many wait beyond the list', () => {
    const calls = [exampleQueued()];
    expect(describeQueue('large', { waiting: 1, calls })).toBe('large, 1 call waiting');
    expect(describeQueue('large', { waiting: 240, calls })).toBe('large, 240 calls waiting, the first 1 here');
  });

  it('calls the policy that nobody changed the default', () => {
    expect(policyName(examplePolicy)).toBe('policy semantic, the default');
  });
});
