import {
  anthropicError,
  claimOnWire,
  claimTaskBody,
  completeTaskBody,
  createTaskBody,
  errorCodeOnWire,
  extendTaskBody,
  failTaskBody,
  instancesOnWire,
  leaseOnWire,
  openaiError,
  outcomesReceipt,
  taskOnWire,
  taskOutcomeBody,
  taskOutcomeOnWire,
  webhookOutcomesBody,
} from '@agent-os/core/contracts';
import { errorCatalogue } from '@agent-os/core/errors';
import { componentOf, type JsonSchema } from './json-schema.ts';

const contracts = {
  CreateTask: createTaskBody,
  ClaimTask: claimTaskBody,
  ExtendTask: extendTaskBody,
  CompleteTask: completeTaskBody,
  FailTask: failTaskBody,
  ReportOutcome: taskOutcomeBody,
  WebhookOutcomes: webhookOutcomesBody,
  Task: taskOnWire,
  Claim: claimOnWire,
  Lease: leaseOnWire,
  Instances: instancesOnWire,
  Outcome: taskOutcomeOnWire,
  OutcomesReceipt: outcomesReceipt,
  OpenaiError: openaiError,
  AnthropicError: anthropicError,
} as const;

export type ComponentName = keyof typeof contracts | 'ErrorCode';

/** Bodies that the kernel's own code reads and writes by. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const own = Object.entries(contracts).map(([name, contract]) => [name, componentOf(name, contract)] as const);
  const codes = {
    ...componentOf('ErrorCode', errorCodeOnWire),
    description: 'Codes are never renamed or used for something else; there may be new ones.',
    // What generators do not need and people do.
    'x-codes': Object.fromEntries(
      Object.entries(errorCatalogue).map(([code, { httpStatus, retryable }]) => [code, { httpStatus, retryable }]),
    ),
  };
  return { ...Object.fromEntries(own), ErrorCode: codes };
}

export function refTo(name: ComponentName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A key of an agent (aos_…).' },
  apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'The same, as Anthropic’s SDKs send it.' },
  metricsToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The installation’s own token, AGENT_OS_METRICS_TOKEN. Without it, metrics of pools and departments are left out.',
  },
} as const;

/** Any of them will do. */
export const byAgentKey = [{ bearer: [] }, { apiKey: [] }] as const;
