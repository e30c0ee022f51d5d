import type { Refusal } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import { errorBody, moreFields } from './error-body.ts';

/** The event that tells a client, in its protocol's own way, that its stream broke off. */
export function errorEvent(protocol: CallProtocol, refusal: Refusal, callId: string): Buffer {
  if (protocol === 'anthropic.messages') {
    return Buffer.from(`event: error\ndata: ${JSON.stringify(errorBody('anthropic', refusal, callId))}\n\n`);
  }
  if (protocol === 'openai.responses') {
    const { code, message } = refusal;
    const data = { type: 'error', code, message, param: null, call_id: callId, ...moreFields(refusal) };
    return Buffer.from(`event: error\ndata: ${JSON.stringify(data)}\n\n`);
  }
  return Buffer.from(`data: ${JSON.stringify(errorBody('openai', refusal, callId))}\n\n`);
}
