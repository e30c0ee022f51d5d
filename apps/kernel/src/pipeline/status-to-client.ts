import { httpStatusOf, type Refusal } from '@agent-os/core/errors';

/** What a client was told, for an execution that came to no status of its own. */
export function statusToClient(httpStatus: number, refusal: Refusal | undefined): number {
  return httpStatus === 0 && refusal !== undefined ? httpStatusOf(refusal) : httpStatus;
}
