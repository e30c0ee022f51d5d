import type { IncomingHttpHeaders } from 'node:http';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { requestHeaders } from '../pipeline/index.ts';

const amount = /^(\d{1,7})(?:\.(\d{1,9}))?$/;
const nanoDigits = 9;
const mostNanoUsd = 1_000_000n * 1_000_000_000n;
const nothing = accepted<bigint | undefined>(undefined);

/**
 * `X-Agent-Value`: what the sender says the call is worth, in USD; answered in nano-USD, undefined when it says nothing. What is no
 * amount is refused: passed over, somebody would look for it in vain where calls are shown (docs/decisions/0031).
 */
export function readClaimedValue(headers: IncomingHttpHeaders): Result<bigint | undefined> {
  const given = headers[requestHeaders.value];
  if (given === undefined) return nothing;
  const [, dollars, fraction = ''] = amount.exec(String(given).trim()) ?? [];
  const nanoUsd = dollars === undefined ? undefined : BigInt(dollars + fraction.padEnd(nanoDigits, '0'));
  if (nanoUsd !== undefined && nanoUsd <= mostNanoUsd) return accepted(nanoUsd);
  return refused(
    refuse(
      'invalid_request',
      'X-Agent-Value must be an amount of USD from 0 to 1000000, such as 12.50: digits, with at most nine after the point.',
    ),
  );
}
