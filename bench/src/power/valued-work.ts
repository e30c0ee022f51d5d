import { valueAtAge, type UtilityDeclaration, type ValueDecay } from '@agent-os/core/market';
import { createSeededRandom, drawNormal, type Program } from '@agent-os/core/sim';
import { type AzureRequests, azureRequests } from '../traces/index.ts';

/** An agent and what its tasks are worth. One credit stands for a thousandth of a dollar, so a micro-credit for a nano-USD. */
export interface ValuedAgent {
  readonly agent: string;
  readonly department: string;
  readonly isMustRun: boolean;
  readonly utility: UtilityDeclaration;
}

export interface ValuedWork {
  readonly agents: ReadonlyMap<string, ValuedAgent>;
  readonly programs: readonly Program[];
}

/** Must-run work is worth nothing after it. */
export const mustRunDeadlineMs = 15_000;

const departments = 8;
const agentsPerDepartment = 5;
/** One agent of a department does must-run work. */
const mustRunAgent = 0;
/** Half of all agents value a second of a slot at less, in nano-USD: some three times what an H100's slot costs. */
const usualValuePerSlotSecond = 600_000;
const urgencyDeviation = 1;
/** A token takes an H100 so long; what a request is worth grows with its work. */
const secondsPerToken = 0.0075;
/** An answer of the usual length. */
const slotSecondsPerTask = 2;

/** Nano-USD that a request is worth when it is answered after so long. */
export function valueOfRequest({ utility }: ValuedAgent, { steps }: Program, ageMs: number): number {
  const seconds = (steps[0]?.outputTokens ?? 0) * secondsPerToken;
  return (valueAtAge(utility.valuePerTask, utility.decay, ageMs) * seconds) / utility.slotSecondsPerTask;
}

/** Requests of one kind, and how many of all they are. */
export interface RequestStream {
  readonly requests: AzureRequests;
  readonly share: number;
}

/** Three quarters of the requests are chats, one is code, which comes in bursts. */
export function requestStreams(): RequestStream[] {
  return [
    { requests: azureRequests('conversation'), share: 0.75 },
    { requests: azureRequests('code'), share: 0.25 },
  ];
}

/** The streams' requests, sent by agents of lognormal urgency, at `perSecond` on average for `horizonMs`. */
export function valuedWork(
  streams: readonly RequestStream[],
  { seed, perSecond, horizonMs }: { readonly seed: number; readonly perSecond: number; readonly horizonMs: number },
): ValuedWork {
  const random = createSeededRandom(seed).fork('valued-work');
  const agents = Array.from({ length: departments * agentsPerDepartment }, (_, index): ValuedAgent => {
    const department = `department-${Math.floor(index / agentsPerDepartment)}`;
    const isMustRun = index % agentsPerDepartment === mustRunAgent;
    const urgency = Math.exp(urgencyDeviation * drawNormal(random)) * (isMustRun ? 4 : 1);
    const utility: UtilityDeclaration = {
      valuePerTask: Math.round(usualValuePerSlotSecond * slotSecondsPerTask * urgency),
      slotSecondsPerTask,
      decay: isMustRun ? { kind: 'step', deadlineMs: mustRunDeadlineMs } : decayOf(random.next(), random.next()),
      usefulSlots: 64,
      speedMillionths: 1_000_000,
    };
    return { agent: `agent-${index}`, department, isMustRun, utility };
  });
  const count = Math.ceil((perSecond * horizonMs) / 1_000);
  const requests = streams.flatMap(({ requests: { draw }, share }) => {
    const trace = draw(Math.ceil(count * share), seed);
    // Both are played so that they fill the time.
    const scale = horizonMs / Math.max(1, trace.at(-1)?.atMs ?? 1);
    return trace.map((request) => ({ ...request, atMs: request.atMs * scale }));
  });
  const programs = requests
    .toSorted((one, other) => one.atMs - other.atMs)
    .map(({ atMs, inputTokens, outputTokens }, index): Program => {
      const sender = agents[Math.floor(random.next() * agents.length)];
      if (sender === undefined) throw new RangeError('A workload needs an agent.');
      return {
        id: `request-${index}`,
        ownerPath: ['acme', sender.department, sender.agent],
        serviceClass: sender.isMustRun ? 'critical' : 'standard',
        riskScore: 0,
        arrivesAt: atMs,
        steps: [{ inputTokens, outputTokens: Math.max(1, outputTokens), toolMs: 0 }],
      };
    });
  return { agents: new Map(agents.map((agent) => [agent.agent, agent])), programs };
}

function decayOf(kind: number, scale: number): ValueDecay {
  const ms = Math.round(10_000 * 12 ** scale);
  if (kind < 0.25) return { kind: 'constant' };
  if (kind < 0.5) return { kind: 'linear', worthlessAfterMs: 2 * ms };
  if (kind < 0.75) return { kind: 'step', deadlineMs: ms };
  return { kind: 'exponential', halfLifeMs: ms };
}
