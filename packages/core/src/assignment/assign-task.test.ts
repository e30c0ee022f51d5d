import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignTask, type AssignmentDecision, type TaskAgent, type TaskToAssign } from './index.ts';

const nowMs = 10_000_000;
const minuteMs = 60_000;
const task: TaskToAssign = { capabilities: ['read'], serviceClass: 'standard', runId: 'run_1' };

function agent(id: string, change: Partial<TaskAgent> = {}): TaskAgent {
  return {
    id,
    slug: id,
    state: 'active',
    riskClass: null,
    capabilities: ['read'],
    liveInstances: 1,
    tasksPerInstance: 2,
    heldTasks: 0,
    lastAssignedAtMs: null,
    lastCallAtMs: null,
    recentCalls: new Map(),
    ...change,
  };
}

const reasonOf = (decision: AssignmentDecision, id: string) =>
  decision.rejected.find(({ agentId }) => agentId === id)?.reason;

describe('who gets a task', () => {
  test('has every capability, is active, may serve the class, and has a live instance with a free place', () => {
    const agents = [
      agent('a', { state: 'suspended' }),
      agent('b', { capabilities: ['write'] }),
      agent('c', { liveInstances: 0 }),
      agent('d', { heldTasks: 2 }),
      agent('e', { heldTasks: 1 }),
    ];
    const decision = assignTask(agents, task, nowMs);
    expect(decision).toMatchObject({ kind: 'assigned', agentId: 'e', parts: { room: 500, context: 0, cache: 0 } });
    expect(reasonOf(decision, 'a')).toEqual({ kind: 'not_active', state: 'suspended' });
    expect(reasonOf(decision, 'b')).toEqual({ kind: 'capability_missing', missing: ['read'] });
    expect(reasonOf(decision, 'c')).toEqual({ kind: 'no_live_instance' });
    expect(reasonOf(decision, 'd')).toEqual({ kind: 'no_room', held: 2, places: 2 });
    const urgent = assignTask(
      [agent('low'), agent('high', { riskClass: 'R3' })],
      { ...task, serviceClass: 'critical' },
      nowMs,
    );
    expect(urgent).toMatchObject({ kind: 'assigned', agentId: 'high' });
    expect(reasonOf(urgent, 'low')).toEqual({ kind: 'class_not_allowed', highest: 'standard' });
  });

  test('is who has the context of the run, until its calls are so old that no provider keeps their prefix', () => {
    const called = (lastAtMs: number) => new Map([['run_1', { calls: 3, lastAtMs }]]);
    const choose = (agoMinutes: number) =>
      assignTask([agent('a'), agent('b', { recentCalls: called(nowMs - agoMinutes * minuteMs) })], task, nowMs);
    expect(choose(4)).toMatchObject({ agentId: 'b', parts: { context: 1000 } });
    expect(choose(30)).toMatchObject({ agentId: 'b', parts: { context: 545 } });
    expect(choose(60)).toMatchObject({ agentId: 'a' });
  });

  test('is who has room, when the context is with an agent that has little', () => {
    const context = new Map([['run_1', { calls: 3, lastAtMs: nowMs }]]);
    const decision = assignTask(
      [agent('full', { tasksPerInstance: 10, heldTasks: 9, recentCalls: context }), agent('free')],
      task,
      nowMs,
    );
    expect(decision).toMatchObject({ agentId: 'free' });
    expect(reasonOf(decision, 'full')).toMatchObject({ kind: 'outscored', score: 400 });
  });

  test('is, among equals, who got a task least recently', () => {
    const decision = assignTask(
      [agent('a', { lastAssignedAtMs: 7 }), agent('b', { lastAssignedAtMs: 5 }), agent('c', { lastAssignedAtMs: 9 })],
      task,
      nowMs,
    );
    expect(decision).toMatchObject({ agentId: 'b' });
    expect(reasonOf(decision, 'a')).toMatchObject({ kind: 'more_recent' });
  });

  test('is nobody when all are full, and the one that it waits for is named', () => {
    const waits = assignTask(
      [agent('a', { liveInstances: 0 }), agent('b', { heldTasks: 2, lastCallAtMs: nowMs })],
      task,
      nowMs,
    );
    expect(waits).toMatchObject({ kind: 'waits', wantedAgentId: 'b' });
    expect(assignTask([agent('a', { capabilities: [] })], task, nowMs)).toMatchObject({ wantedAgentId: null });
    expect(assignTask([], task, nowMs)).toEqual({ kind: 'waits', wantedAgentId: null, rejected: [] });
  });
});

const words = ['read', 'write', 'sum'];
const anyAgent = (id: string): fc.Arbitrary<TaskAgent> =>
  fc.record({
    id: fc.constant(id),
    slug: fc.constant(id),
    state: fc.constantFrom('active', 'active', 'active', 'suspended', 'retired'),
    riskClass: fc.constantFrom(null, 'R0', 'R2', 'R4'),
    capabilities: fc.subarray(words),
    liveInstances: fc.nat(3),
    tasksPerInstance: fc.integer({ min: 1, max: 3 }),
    heldTasks: fc.nat(6),
    lastAssignedAtMs: fc.option(fc.nat(nowMs)),
    lastCallAtMs: fc.option(fc.nat(nowMs)),
    recentCalls: fc
      .option(fc.record({ calls: fc.integer({ min: 1, max: 9 }), lastAtMs: fc.nat(nowMs) }))
      .map((recent) => new Map(recent === null ? [] : [['run_1', recent]])),
  });
const anyAgents = fc
  .nat(5)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyAgent(`agt_${at}`))));
const anyTask: fc.Arbitrary<TaskToAssign> = fc.record({
  capabilities: fc.subarray(words),
  serviceClass: fc.constantFrom('critical', 'interactive', 'standard', 'batch'),
  runId: fc.constant('run_1'),
});

type Assign = typeof assignTask;

function whoFits(agents: readonly TaskAgent[], { capabilities, serviceClass }: TaskToAssign): readonly string[] {
  const highest = { none: 2, R0: 2, R2: 1, R4: 0 } as const;
  const rank = ['critical', 'interactive', 'standard', 'batch'].indexOf(serviceClass);
  return agents
    .filter(({ state }) => state === 'active')
    .filter((one) => capabilities.every((word) => one.capabilities.includes(word)))
    .filter(({ riskClass }) => rank >= highest[(riskClass ?? 'none') as keyof typeof highest])
    .filter(({ heldTasks, liveInstances, tasksPerInstance }) => heldTasks < liveInstances * tasksPerInstance)
    .map(({ id }) => id);
}

/** Throws with fast-check's seed when one of the guarantees does not hold. */
function holds(assign: Assign): void {
  fc.assert(
    fc.property(anyAgents, anyTask, (agents, wanted) => {
      const decision = assign(agents, wanted, nowMs);
      const fitting = whoFits(agents, wanted);
      expect(decision.kind === 'assigned').toBe(fitting.length > 0);
      if (decision.kind === 'assigned') {
        expect(fitting).toContain(decision.agentId);
        for (const { reason } of decision.rejected) {
          if ('score' in reason) expect(reason.score).toBeLessThanOrEqual(decision.score);
        }
      }
      const said = decision.rejected.map(({ agentId }) => agentId);
      const chosen = decision.kind === 'assigned' ? [decision.agentId] : [];
      expect([...said, ...chosen].toSorted()).toEqual(agents.map(({ id }) => id).toSorted());
      expect(assign(agents.toReversed(), wanted, nowMs)).toEqual(decision);
    }),
    assign === assignTask ? { numRuns: 500 } : { seed: 1, numRuns: 500, endOnFailure: true },
  );
}

describe('whatever the agents and the task', () => {
  test('somebody who fits gets it, the best of them, everybody else has a reason, and the order changes nothing', () =>
    holds(assignTask));

  test('one that forgets a capability is caught (canary)', () => {
    expect(() => holds((agents, wanted, at) => assignTask(agents, { ...wanted, capabilities: [] }, at))).toThrow();
  });

  test('one that takes the first that fits is caught (canary)', () => {
    const first: Assign = (agents, wanted, at) => {
      const [id] = whoFits(agents, wanted);
      return assignTask(
        agents.filter((one) => id === undefined || one.id === id),
        wanted,
        at,
      );
    };
    expect(() => holds(first)).toThrow();
  });
});
