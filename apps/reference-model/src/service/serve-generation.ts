import { behaviourNames, findBehaviour } from '../behaviours/index.ts';
import { planReply, ReplyCursor } from '../generation/index.ts';
import { HttpError } from '../http/index.ts';
import type { Exchange } from '../http/index.ts';
import { countInputTokens } from '../request/index.ts';
import type { GenerationRequest } from '../request/index.ts';
import { findModel } from './find-model.ts';
import type { ReplyIdentity, ReplyWording } from './generation-protocol.ts';
import { limitOutput } from './limit-output.ts';
import type { ServiceContext } from './service-context.ts';
import { submitJob } from './submit-job.ts';

function identifyReply(context: ServiceContext, request: GenerationRequest): ReplyIdentity {
  const model = findModel(context, request.model, 'text');
  const behaviour = findBehaviour(request.simulation.behaviour, request.system);
  if (behaviour === undefined) {
    throw new HttpError(
      'invalid_request',
      `simulation.behaviour must be one of ${behaviourNames.join(', ')}.`,
      'simulation.behaviour',
    );
  }
  const inputTokens = countInputTokens(request);
  const plan = planReply(request, behaviour, context.seed, limitOutput(model, inputTokens, request.maxOutputTokens));
  const id = context.nextNumber().toString(36).padStart(12, '0');
  return {
    id,
    model: model.id,
    createdAtSeconds: Math.floor(Date.now() / 1000),
    partIds: plan.parts.map((_, index) => `${id}${index}`),
    plan,
    usage: { inputTokens, outputTokens: plan.outputTokens },
  };
}

/** Answers a request for text: decides the reply, lets the engine take its time over it, and words it for the protocol. */
export function serveGeneration(
  context: ServiceContext,
  exchange: Exchange,
  request: GenerationRequest,
  wording: ReplyWording,
): void {
  const reply = identifyReply(context, request);
  const model = findModel(context, reply.model);
  const job = {
    model,
    simulation: request.simulation,
    promptTokens: reply.usage.inputTokens,
    outputTokens: reply.usage.outputTokens,
  };
  if (!request.stream) {
    const headers = submitJob(context, exchange, job, {
      finished: () => exchange.sendJson(200, wording.body(reply), headers),
    });
    return;
  }
  const encoder = wording.stream(reply);
  const cursor = new ReplyCursor(reply.plan);
  const eventsUpTo = (producedTokens: number): string => {
    const opening = exchange.hasBegun ? '' : encoder.open();
    const deltas = cursor.advance(producedTokens).map((delta) => encoder.delta(delta));
    return opening + deltas.join('');
  };
  const headers = submitJob(context, exchange, job, {
    produced: (producedTokens) => exchange.sendEvents(eventsUpTo(producedTokens), headers),
    finished: () => {
      exchange.sendEvents(eventsUpTo(reply.plan.outputTokens) + encoder.close(), headers);
      exchange.endEvents();
    },
  });
}
