import { highestClaimOf, serviceClasses } from '../scheduling/index.ts';
import type { AssignmentDecision, AssignmentParts, AssignmentRejection, RejectedAgent } from './assignment-decision.ts';
import { cacheWarmth } from './cache-warmth.ts';
import type { TaskAgent, TaskToAssign } from './task-to-assign.ts';

/**
 * Thousandths of the score. Room weighs most: a warm cache saves part of a prompt, a full agent delays the whole task.
 * The context of the run weighs more than the agent's own prompt, which is the smaller part of a prefix.
 */
export const assignmentWeights: AssignmentParts = { room: 500, context: 350, cache: 150 };

interface Candidate {
  readonly agent: TaskAgent;
  readonly parts: AssignmentParts;
  readonly score: number;
}

/** The nearest first: what an agent with such a reason lacks is ever harder to give. */
const nearness: readonly AssignmentRejection['kind'][] = [
  'more_recent',
  'outscored',
  'no_room',
  'no_live_instance',
  'class_not_allowed',
  'capability_missing',
  'not_active',
];

/**
 * Chooses who does a task (docs/decisions/0012). Hard: active, every capability, a class it may serve, a live instance
 * with a free place. Among those the highest score, then who got a task least recently, then the id. A pure function:
 * the order of `agents` changes nothing.
 */
export function assignTask(agents: readonly TaskAgent[], task: TaskToAssign, nowMs: number): AssignmentDecision {
  const callsOfRun = agents.reduce((sum, agent) => sum + (agent.recentCalls.get(task.runId)?.calls ?? 0), 0);
  const candidates: Candidate[] = [];
  const full: Candidate[] = [];
  const rejected: RejectedAgent[] = [];
  for (const agent of agents) {
    const reason = findUnfit(agent, task) ?? findFull(agent);
    if (reason !== undefined) rejected.push({ agentId: agent.id, slug: agent.slug, reason });
    if (reason !== undefined && reason.kind !== 'no_room' && reason.kind !== 'no_live_instance') continue;
    const parts = partsOf(agent, task, { callsOfRun, nowMs });
    (reason === undefined ? candidates : full).push({ agent, parts, score: scoreOf(parts) });
  }
  const best = firstOf(candidates);
  if (best === undefined) {
    return { kind: 'waits', wantedAgentId: firstOf(full)?.agent.id ?? null, rejected: inOrder(rejected) };
  }
  for (const { agent, parts, score } of candidates) {
    if (agent === best.agent) continue;
    const kind = score === best.score ? 'more_recent' : 'outscored';
    rejected.push({ agentId: agent.id, slug: agent.slug, reason: { kind, score, parts } });
  }
  const { agent, parts, score } = best;
  return { kind: 'assigned', agentId: agent.id, slug: agent.slug, score, parts, rejected: inOrder(rejected) };
}

/** What no further instance would change. */
function findUnfit(agent: TaskAgent, task: TaskToAssign): AssignmentRejection | undefined {
  if (agent.state !== 'active') return { kind: 'not_active', state: agent.state };
  const missing = task.capabilities.filter((capability) => !agent.capabilities.includes(capability));
  if (missing.length > 0) return { kind: 'capability_missing', missing };
  const highest = highestClaimOf(agent.riskClass);
  const isTooUrgent = serviceClasses.indexOf(task.serviceClass) < serviceClasses.indexOf(highest);
  return isTooUrgent ? { kind: 'class_not_allowed', highest } : undefined;
}

function findFull(agent: TaskAgent): AssignmentRejection | undefined {
  const places = placesOf(agent);
  if (places === 0) return { kind: 'no_live_instance' };
  return agent.heldTasks < places ? undefined : { kind: 'no_room', held: agent.heldTasks, places };
}

function placesOf({ liveInstances, tasksPerInstance }: TaskAgent): number {
  return liveInstances * tasksPerInstance;
}

function partsOf(
  agent: TaskAgent,
  { runId }: TaskToAssign,
  { callsOfRun, nowMs }: { readonly callsOfRun: number; readonly nowMs: number },
): AssignmentParts {
  const places = placesOf(agent);
  const recent = agent.recentCalls.get(runId);
  return {
    room: places === 0 ? 0 : Math.max(0, Math.round((1000 * (places - agent.heldTasks)) / places)),
    context:
      recent === undefined || callsOfRun === 0
        ? 0
        : Math.round((recent.calls * cacheWarmth(recent.lastAtMs, nowMs)) / callsOfRun),
    cache: cacheWarmth(agent.lastCallAtMs, nowMs),
  };
}

function scoreOf({ room, context, cache }: AssignmentParts): number {
  const { room: byRoom, context: byContext, cache: byCache } = assignmentWeights;
  return Math.round((room * byRoom + context * byContext + cache * byCache) / 1000);
}

function firstOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(compareCandidates)[0];
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    other.score - one.score ||
    (one.agent.lastAssignedAtMs ?? -1) - (other.agent.lastAssignedAtMs ?? -1) ||
    compareText(one.agent.id, other.agent.id)
  );
}

function inOrder(rejected: readonly RejectedAgent[]): RejectedAgent[] {
  return rejected.toSorted(
    (one, other) =>
      nearness.indexOf(one.reason.kind) - nearness.indexOf(other.reason.kind) ||
      scoreIn(other.reason) - scoreIn(one.reason) ||
      compareText(one.agentId, other.agentId),
  );
}

function scoreIn(reason: AssignmentRejection): number {
  return 'score' in reason ? reason.score : 0;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
