import { newId } from '@agent-os/db';
import type { GatewayDependencies } from './take-call.ts';

/** The id under which a request is answered that becomes no call. */
export function newCallId({ epochMs }: Pick<GatewayDependencies, 'epochMs'>): string {
  return newId('call', Math.floor(epochMs()));
}
