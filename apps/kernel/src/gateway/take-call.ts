import type { IncomingMessage } from 'node:http';
import { refuse, type Refusal } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import type { LoopPolicy } from '@agent-os/core/signals';
import { newId } from '@agent-os/db';
import type { OrganisationDirectory } from '../directory/index.ts';
import type { NotedRefusal } from '../live/index.ts';
import {
  identify,
  requestHeaders,
  runCall,
  StepClock,
  type ClientAnswer,
  type Identified,
  type RunCallDependencies,
} from '../pipeline/index.ts';
import { pathByProtocol } from './call-paths.ts';
import { readClaimedValue } from './read-claimed-value.ts';
import { readIdempotencyKey } from './read-idempotency-key.ts';
import { readRequest } from './read-request.ts';
import { readStepsLeft } from './read-steps-left.ts';
import { readUrgency } from './read-urgency.ts';
import { sendRefusal } from './send-refusal.ts';

export interface GatewayDependencies extends RunCallDependencies {
  readonly directory: OrganisationDirectory;
  readonly bodyBytesMax: number;
  /** Calls that Postgres has not taken yet, above which new calls are refused. */
  readonly backlogMax: number;
  readonly acceptsCalls: () => boolean;
  /** What stands for an end user's name. */
  readonly printUser: (organisationId: string, name: string) => string;
  /** Notes that a key was used. */
  readonly keyUsed: (organisationId: string, keyId: string) => void;
  /** Remembers an attempt that no call records. */
  readonly noteRefusal: (refusal: NotedRefusal) => void;
}

/** Nothing of a request is kept where nobody looks for loops. */
function watchesLoops({ repeat, cycle }: LoopPolicy): boolean {
  return repeat.action !== 'off' || cycle.action !== 'off';
}

const runIdPattern = /^[\w.:-]{1,64}$/;

/** Takes one call off the wire: who sends it and what it asks, then the eight steps. */
export function takeCall(
  protocol: CallProtocol,
  request: IncomingMessage,
  rawBody: Buffer,
  answer: ClientAnswer,
  dependencies: GatewayDependencies,
): void {
  const clock = new StepClock(dependencies.nowMs());
  const receivedAtMs = dependencies.epochMs();
  const refuseUnrecorded = (refusal: Refusal, keyId?: string) => {
    dependencies.metrics.countRefused(refusal.code);
    const { code, message } = refusal;
    const address = `POST ${pathByProtocol[protocol]}`;
    dependencies.noteRefusal({ at: Math.floor(receivedAtMs), address, code, message, keyId });
    sendRefusal(answer, protocol, refusal, newId('call', Math.floor(receivedAtMs)));
  };
  const identified = identify(request, dependencies.directory, receivedAtMs);
  if (!identified.ok) return refuseUnrecorded(identified.refusal);
  const { keyId, agent, organisation } = identified.value;
  if (!dependencies.acceptsCalls()) {
    return refuseUnrecorded(refuse('shutting_down', 'The kernel is stopping. Try again in a moment.', 2_000), keyId);
  }
  if (dependencies.recorder.backlog > dependencies.backlogMax) {
    return refuseUnrecorded(
      refuse('model_unavailable', 'The database does not keep up. Try again later.', 5_000),
      keyId,
    );
  }
  const facts = readRequest(protocol, rawBody, {
    reuse: agent.mayReuse,
    prints: watchesLoops(agent.loopPolicy),
    pointers: organisation.limitsCalls,
    ...(organisation.toolLimits.size > 0 ? { limitsTool: (tool) => organisation.toolLimits.has(tool) } : {}),
    ...(agent.countsUsers ? { user: (name) => dependencies.printUser(organisation.id, name) } : {}),
  });
  if (!facts.ok) return refuseUnrecorded(facts.refusal, keyId);
  const { headers } = request;
  const urgency = readUrgency(headers, receivedAtMs);
  if (!urgency.ok) return refuseUnrecorded(urgency.refusal, keyId);
  const idempotencyKey = readIdempotencyKey(headers);
  if (!idempotencyKey.ok) return refuseUnrecorded(idempotencyKey.refusal, keyId);
  const claimedValue = readClaimedValue(headers);
  if (!claimedValue.ok) return refuseUnrecorded(claimedValue.refusal, keyId);
  clock.mark('identify', dependencies.nowMs());
  const runId = headers[requestHeaders.run];
  const call: Identified = {
    id: newId('call', Math.floor(receivedAtMs)),
    protocol,
    receivedAtMs,
    headers,
    rawBody,
    facts: facts.value,
    runId: typeof runId === 'string' && runIdPattern.test(runId) ? runId : null,
    idempotencyKey: idempotencyKey.value,
    urgency: urgency.value,
    announced: readStepsLeft(headers),
    claimedValueNanoUsd: claimedValue.value,
    clock,
    answer,
    caller: identified.value,
  };
  dependencies.keyUsed(organisation.id, keyId);
  void runCall(call, dependencies);
}
