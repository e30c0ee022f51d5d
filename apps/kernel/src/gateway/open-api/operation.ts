import { errorCatalogue, type ErrorCode } from '@agent-os/core/errors';
import { refTo, type ComponentName } from './components.ts';
import { answerHeadersOf, textHeaders } from './describe-headers.ts';

export type Tag = 'Calls' | 'Tasks' | 'Outcomes' | 'Installation';

/** One thing that can be asked of the kernel, as OpenAPI describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** With parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  readonly tags: readonly [Tag];
  readonly summary: string;
  readonly description?: string;
  /** Empty: it asks for nothing. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

export function jsonBody(name: ComponentName): object {
  return { required: true, content: { 'application/json': { schema: refTo(name) } } };
}

export function jsonAnswer(
  description: string,
  name: ComponentName,
  headers?: Readonly<Record<string, object>>,
): object {
  return {
    description,
    ...(headers === undefined ? {} : { headers }),
    content: { 'application/json': { schema: refTo(name) } },
  };
}

const retryHeaders = textHeaders({
  'x-should-retry': 'Whether the same request may succeed later; the vendors’ SDKs obey it.',
  'retry-after': 'Seconds until then, where that is known.',
  'retry-after-ms': 'The same in milliseconds.',
});

/** A request is refused with these codes: an answer for each of their statuses. */
export function refusals(
  codes: readonly ErrorCode[],
  error: 'OpenaiError' | 'AnthropicError',
): Readonly<Record<string, object>> {
  const byStatus = Map.groupBy(codes, (code) => errorCatalogue[code].httpStatus);
  return Object.fromEntries(
    [...byStatus].map(([httpStatus, some]) => [
      String(httpStatus),
      jsonAnswer(some.join(', '), error, {
        ...answerHeadersOf(['x-agent-call', ...(mayNameBudget(some) ? (['x-agent-budget'] as const) : [])]),
        ...retryHeaders,
      }),
    ]),
  );
}

function mayNameBudget(codes: readonly ErrorCode[]): boolean {
  return codes.some((code) => code === 'budget_exceeded' || code === 'rate_limited' || code === 'model_unavailable');
}
