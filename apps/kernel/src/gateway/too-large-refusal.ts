import { refuse, type Refusal } from '@agent-os/core/errors';

export function tooLargeRefusal(bodyBytesMax: number): Refusal {
  const mebibytes = Math.floor(bodyBytesMax / (1024 * 1024));
  return refuse('request_too_large', `The body is larger than ${mebibytes} MiB. Send less, or raise the limit.`);
}
