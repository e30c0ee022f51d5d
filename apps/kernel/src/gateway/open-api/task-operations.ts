import { getTaskQuery } from '@agent-os/core/contracts';
import type { ErrorCode } from '@agent-os/core/errors';
import { instanceHeaders } from '../tasks/index.ts';
import { webhookHeaders } from '../webhooks/index.ts';
import { byAgentKey, type ComponentName } from './components.ts';
import { requestParameter, textHeaders, titled } from './describe-headers.ts';
import { queryOf } from './json-schema.ts';
import { jsonAnswer, jsonBody, refusals, type Operation } from './operation.ts';

const always: readonly ErrorCode[] = ['invalid_request', 'invalid_api_key', 'internal_error', 'shutting_down'];
const ofBodies: readonly ErrorCode[] = ['invalid_json', 'request_too_large'];

const taskId = {
  name: 'task',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^tsk_[0-9a-hjkmnp-tv-z]{26}$' },
} as const;

const instances = textHeaders({
  [instanceHeaders.desired]: 'How many instances of the agent there should be.',
  [instanceHeaders.live]: 'How many there are.',
  [instanceHeaders.drain]: 'true: this instance should end.',
});

/** What an agent asks about one of its tasks. */
interface TaskMove {
  readonly move: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: ComponentName;
  readonly answer: ComponentName;
  readonly codes: readonly ErrorCode[];
}

const moves: readonly TaskMove[] = [
  {
    move: 'extend',
    operationId: 'extendTask',
    summary: 'Hold a claimed task for longer, while it is worked on.',
    body: 'ExtendTask',
    answer: 'Lease',
    codes: ['agent_suspended', 'not_found', 'task_lost'],
  },
  {
    move: 'complete',
    operationId: 'completeTask',
    summary: 'Give the result of a claimed task. Said twice, it counts once.',
    body: 'CompleteTask',
    answer: 'Task',
    codes: ['not_found', 'task_lost'],
  },
  {
    move: 'fail',
    operationId: 'failTask',
    summary: 'Give a claimed task back: this attempt came to nothing.',
    body: 'FailTask',
    answer: 'Task',
    codes: ['not_found', 'task_lost'],
  },
];

/** Work that agents give each other, and what came of it. */
export function taskOperations(): readonly Operation[] {
  return [
    {
      method: 'post',
      path: '/v1/tasks',
      operationId: 'createTask',
      tags: ['Tasks'],
      summary: 'Give work away: to an agent by its slug, or to whichever is capable of it.',
      security: byAgentKey,
      parameters: [requestParameter('idempotencyKey')],
      requestBody: jsonBody('CreateTask'),
      responses: {
        '200': jsonAnswer('It was created before, under the same key.', 'Task'),
        '201': jsonAnswer('It is created.', 'Task'),
        ...refusals(
          [...always, ...ofBodies, 'agent_suspended', 'policy_denied', 'not_found', 'queue_full'],
          'OpenaiError',
        ),
      },
    },
    {
      method: 'post',
      path: '/v1/tasks/claim',
      operationId: 'claimTask',
      tags: ['Tasks'],
      summary: 'Wait for the next task of this key’s agent, and hold it.',
      security: byAgentKey,
      requestBody: jsonBody('ClaimTask'),
      responses: {
        '200': jsonAnswer('A task, held until `lease_until`.', 'Claim', instances),
        '204': { description: 'None came while it waited.', headers: instances },
        ...refusals([...always, ...ofBodies, 'agent_suspended', 'rate_limited'], 'OpenaiError'),
      },
    },
    {
      method: 'get',
      path: '/v1/tasks/instances',
      operationId: 'listInstances',
      tags: ['Tasks'],
      summary: 'How many instances of this key’s agent there should be, and which there are.',
      security: byAgentKey,
      responses: {
        '200': jsonAnswer('Its instances.', 'Instances'),
        ...refusals(always, 'OpenaiError'),
      },
    },
    {
      method: 'get',
      path: '/v1/tasks/{task}',
      operationId: 'getTask',
      tags: ['Tasks'],
      summary:
        'How a task fares and what came of it, for whoever created it or does it; waits for its end when asked to.',
      security: byAgentKey,
      parameters: [taskId, ...queryOf(getTaskQuery)],
      responses: {
        '200': jsonAnswer('The task.', 'Task'),
        ...refusals([...always, 'not_found'], 'OpenaiError'),
      },
    },
    ...moves.map(moveOperation),
    {
      method: 'post',
      path: '/v1/tasks/{task}/outcomes',
      operationId: 'reportOutcome',
      tags: ['Outcomes'],
      summary:
        'Report what came of a task, or decide on what another agent did. What it is worth is the rule’s to say.',
      security: byAgentKey,
      parameters: [taskId, requestParameter('idempotencyKey')],
      requestBody: jsonBody('ReportOutcome'),
      responses: {
        '200': jsonAnswer('It was recorded before.', 'Outcome'),
        '201': jsonAnswer('It is recorded.', 'Outcome'),
        ...refusals(
          [...always, ...ofBodies, 'agent_suspended', 'policy_denied', 'not_found', 'outcome_conflict'],
          'OpenaiError',
        ),
      },
    },
    {
      method: 'post',
      path: '/v1/webhooks/outcomes',
      operationId: 'receiveOutcomes',
      tags: ['Outcomes'],
      summary: 'Say from outside what came of tasks, signed with the secret of a webhook.',
      description: 'Each outcome is recorded by itself; what was refused can be mended and all of it sent again.',
      // Its proof is a signature over the body, which OpenAPI has no word for; the headers say it.
      security: [],
      parameters: [
        signedBy(webhookHeaders.address, 'The address that the console shows for the webhook.'),
        signedBy(webhookHeaders.timestamp, 'When it was signed, in seconds since 1970; five minutes off at most.'),
        signedBy(
          webhookHeaders.signature,
          'sha256= and the HMAC-SHA-256, in hexadecimal digits, of the timestamp, a full stop and the body.',
        ),
        { ...requestParameter('idempotencyKey'), required: true },
      ],
      requestBody: jsonBody('WebhookOutcomes'),
      responses: {
        '200': jsonAnswer('What was recorded of it.', 'OutcomesReceipt'),
        ...refusals(
          ['invalid_request', 'internal_error', 'shutting_down', 'invalid_signature', ...ofBodies],
          'OpenaiError',
        ),
      },
    },
  ];
}

function moveOperation({ move, operationId, summary, body, answer, codes }: TaskMove): Operation {
  return {
    method: 'post',
    path: `/v1/tasks/{task}/${move}`,
    operationId,
    tags: ['Tasks'],
    summary,
    security: byAgentKey,
    parameters: [taskId],
    requestBody: jsonBody(body),
    responses: {
      '200': jsonAnswer('Done.', answer),
      ...refusals([...always, ...ofBodies, ...codes], 'OpenaiError'),
    },
  };
}

function signedBy(name: string, description: string): object {
  return { name: titled(name), in: 'header', required: true, description, schema: { type: 'string' } };
}
