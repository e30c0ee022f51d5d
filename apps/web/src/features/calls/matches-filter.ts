import type { CallCondition, CallFilter, CallFilterField } from '@agent-os/core/contracts';
import type { Call } from './call-types.ts';

const readers: Record<Exclude<CallFilterField, 'class' | 'lost'>, (call: Call) => string | number | boolean | null> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  agent: ({ agent }) => agent.id,
  department: ({ department }) => department.id,
  team: ({ teamId }) => teamId,
  key: ({ keyId }) => keyId,
  run: ({ runId }) => runId,
  model: ({ modelRequested }) => modelRequested,
  answered: ({ modelAnswered }) => modelAnswered,
  provider: ({ provider }) => provider,
  pool: ({ pool }) => pool,
  protocol: ({ protocol }) => protocol,
  syscall: ({ syscall }) => syscall,
  streamed: ({ streamed }) => streamed,
  simulated: ({ simulated }) => simulated,
  error: ({ errorCode }) => errorCode,
  reuse: ({ reusedFrom }) => reusedFrom,
  status: ({ httpStatus }) => httpStatus,
  cost: ({ costNanoUsd }) => costNanoUsd,
  input: ({ inputTokens }) => inputTokens,
  output: ({ outputTokens }) => outputTokens,
  wait: ({ waitUs, state }) => (state === 'running' ? null : waitUs),
  execute: ({ executeUs }) => executeUs,
  firstByte: ({ firstByteUs }) => firstByteUs,
  duration: ({ durationUs }) => durationUs,
};

function meets(call: Call, { field, operator, values }: CallCondition): boolean {
  // What a call was charged for, and why it was lost, is not told with it: only the list that is read anew has such calls.
  if (field === 'class' || field === 'lost') return false;
  const held = readers[field](call);
  const [first = ''] = values;
  switch (operator) {
    case 'is':
      return held !== null && values.includes(String(held));
    case 'is_not':
      return held === null || !values.includes(String(held));
    case 'at_least':
      return held !== null && BigInt(held) >= BigInt(first);
    case 'at_most':
      return held !== null && BigInt(held) <= BigInt(first);
    case 'starts_with':
      return String(held).startsWith(first);
  }
}

/** Whether a live call belongs in a filtered list; the same conditions that the kernel applies to stored ones. */
export function matchesFilter(call: Call, filter: CallFilter): boolean {
  const { where = [], agentId, departmentId, runId, state, from, to } = filter;
  return (
    (agentId === undefined || call.agent.id === agentId) &&
    (departmentId === undefined || call.department.id === departmentId) &&
    (runId === undefined || call.runId === runId) &&
    (state === undefined || call.state === state) &&
    (from === undefined || call.receivedAt >= from) &&
    (to === undefined || call.receivedAt < to) &&
    where.every((condition) => meets(call, condition))
  );
}
