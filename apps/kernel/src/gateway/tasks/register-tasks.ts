import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refused, type Refusal, type Result } from '@agent-os/core/errors';
import { identify } from '../../pipeline/index.ts';
import { answerRefusal } from '../answer-refusal.ts';
import { newCallId } from '../new-call-id.ts';
import { noteOf } from '../note-of.ts';
import { claimTask } from './claim-task.ts';
import { createTask } from './create-task.ts';
import { completeTask, extendTask, failTask } from './end-task.ts';
import { getTask } from './get-task.ts';
import { listInstances } from './list-instances.ts';
import { reportOutcome } from './report-outcome.ts';
import type { TaskAnswer, TaskCall } from './task-call.ts';
import type { TasksEdge } from './tasks-edge.ts';

/** Input or result with its envelope; one byte of content may take six of JSON. */
const bodyBytesMax = 512 * 1024;
const tooLargeCode = 'FST_ERR_CTP_BODY_TOO_LARGE';

type Work = (call: TaskCall) => Promise<Result<TaskAnswer>>;

/** The doors through which agents give, take and finish tasks. Errors have the shape of the model calls' errors. */
export function registerTasks(server: FastifyInstance, edge: TasksEdge): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyBytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    );
    const answerWith = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
      answer(request, reply, work, edge);
    scope.post('/v1/tasks', answerWith(createTask));
    scope.post('/v1/tasks/claim', answerWith(claimTask));
    scope.get('/v1/tasks/instances', answerWith(listInstances));
    scope.get('/v1/tasks/:task', answerWith(getTask));
    scope.post('/v1/tasks/:task/complete', answerWith(completeTask));
    scope.post('/v1/tasks/:task/fail', answerWith(failTask));
    scope.post('/v1/tasks/:task/extend', answerWith(extendTask));
    scope.post('/v1/tasks/:task/outcomes', answerWith(reportOutcome));
    scope.setErrorHandler<Error & { code?: string; statusCode?: number }>((error, request, reply) => {
      const id = newCallId(edge);
      return sendRefusal(request, reply, refusalOf(error, id, edge), edge, id);
    });
    done();
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work,
  edge: TasksEdge,
): Promise<FastifyReply> {
  const nowMs = Math.floor(edge.epochMs());
  const identified = identify(request, edge.directory, nowMs);
  if (!identified.ok) return sendRefusal(request, reply, identified.refusal, edge);
  const caller = identified.value;
  edge.keyUsed(caller.organisation.id, caller.keyId);
  const body = request.method === 'GET' ? { ok: true as const, value: undefined } : readJson(request.body);
  if (!body.ok) return sendRefusal(request, reply, body.refusal, edge);
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  const answered = edge.acceptsCalls()
    ? await work({
        caller,
        body: body.value,
        query: request.query,
        headers: request.headers,
        taskId: (request.params as { readonly task?: string }).task ?? '',
        nowMs,
        gone: leaving.signal,
        edge,
      })
    : refused(refuse('shutting_down', 'The kernel is stopping. Try again in a moment.', 2_000));
  if (!answered.ok) return sendRefusal(request, reply, answered.refusal, edge);
  const { status, headers = {}, body: sent } = answered.value;
  return reply
    .code(status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .send(sent);
}

function readJson(raw: unknown): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(Buffer.isBuffer(raw) ? raw.toString('utf8') : '{}') as unknown };
  } catch {
    return refused(refuse('invalid_json', 'The body is not JSON.'));
  }
}

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  edge: TasksEdge,
  callId = newCallId(edge),
): FastifyReply {
  edge.metrics.countRefused(refusal.code);
  edge.noteRefusal(noteOf(request.raw, refusal, edge));
  return answerRefusal(reply, 'openai', refusal, callId);
}

function refusalOf(error: Error & { code?: string; statusCode?: number }, callId: string, edge: TasksEdge): Refusal {
  if (error.code === tooLargeCode) return refuse('request_too_large', `Send at most ${bodyBytesMax} bytes.`);
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid_request', error.message);
  edge.logger.error({ error, call: callId }, 'A request about a task failed');
  return refuse('internal_error', 'The kernel failed to handle this request. Its log has the reason.');
}
