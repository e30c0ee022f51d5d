import { errorCatalogue, type ErrorCode } from '@agent-os/core/errors';
import { refTo, type ComponentName } from './components.ts';
import { answerHeadersOf } from './describe-headers.ts';

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

/** Those with which a budget says no. */
const codesOfBudgets: ReadonlySet<ErrorCode> = new Set(['budget_exceeded', 'rate_limited', 'model_unavailable']);

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

/** A request is refused with these codes: an answer for each of their statuses. */
export function refusals(
  codes: readonly ErrorCode[],
  error: 'OpenaiError' | 'AnthropicError',
): Readonly<Record<string, object>> {
  const byStatus = Map.groupBy(codes, (code) => errorCatalogue[code].httpStatus);
  return Object.fromEntries(
    [...byStatus].map(([httpStatus, some]) => [
      String(httpStatus),
      jsonAnswer(some.join(', '), error, answerHeadersOf(headersOf(some))),
    ]),
  );
}

const ofEveryRefusal = ['x-agent-call', 'x-should-retry', 'retry-after', 'retry-after-ms'] as const;

function headersOf(codes: readonly ErrorCode[]) {
  const mayNameBudget = codes.some((code) => codesOfBudgets.has(code));
  return mayNameBudget ? ([...ofEveryRefusal, 'x-agent-budget'] as const) : ofEveryRefusal;
}
