import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '@agent-os/core/errors';
import { ClientAnswer } from '../pipeline/index.ts';
import { protocolByPath } from './call-paths.ts';
import { newCallId } from './new-call-id.ts';
import { readBody, type BodyEnd } from './read-body.ts';
import { noteOf } from './note-of.ts';
import { refusalOfStranger } from './refusal-of-stranger.ts';
import { sendRefusal } from './send-refusal.ts';
import { takeCall, type GatewayDependencies } from './take-call.ts';
import { tooLargeRefusal } from './too-large-refusal.ts';

/** Takes a request when it is a model call, and says whether it did. */
export type CallReceiver = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The door for model calls, in front of the HTTP framework: these four paths need none of its routing, parsing or
 * serialising, and going round it saves a tenth of the time that the kernel adds to a call (docs/decisions/0002).
 */
export function receiveCalls(given: Omit<GatewayDependencies, 'sendRefusal'>): CallReceiver {
  const dependencies: GatewayDependencies = {
    ...given,
    sendRefusal: (call, refusal) => sendRefusal(call.answer, call.protocol, refusal, call.id),
  };
  return (request, response) => {
    const protocol = request.method === 'POST' ? protocolByPath.get(pathOf(request.url ?? '')) : undefined;
    if (protocol === undefined) return false;
    const answer = new ClientAnswer(response);
    const refuseUnread = (refusal: Refusal, keepsConnection: boolean): void => {
      if (!keepsConnection) response.setHeader('connection', 'close');
      dependencies.metrics.countRefused(refusal.code);
      dependencies.noteRefusal(noteOf(request, refusal, dependencies));
      sendRefusal(answer, protocol, refusal, newCallId(dependencies));
    };
    const stranger = refusalOfStranger(request, dependencies);
    if (stranger !== undefined) {
      refuseUnread(stranger, false);
      return true;
    }
    readBody(request, dependencies.bodyBytesMax, (end: BodyEnd) => {
      if (end.kind === 'whole') takeCall(protocol, request, end.body, answer, dependencies);
      else if (end.kind === 'too large') refuseUnread(tooLargeRefusal(dependencies.bodyBytesMax), end.drained);
    });
    return true;
  };
}

function pathOf(url: string): string {
  const queryAt = url.indexOf('?');
  return queryAt < 0 ? url : url.slice(0, queryAt);
}
