/** A task as POST /v1/tasks/claim gives it. */
export interface ClaimedTask {
  readonly id: string;
  readonly title: string;
  readonly input: unknown;
  readonly runId: string;
  readonly attempt: number;
}

export interface Claim {
  /** Undefined: there was nothing to do for as long as it waited. */
  readonly task: ClaimedTask | undefined;
  /** How many instances of the agent there should be. */
  readonly desired: number;
  /** This instance should end. */
  readonly drain: boolean;
}

export interface NewDemoTask {
  readonly title: string;
  readonly input: unknown;
  readonly capabilities: readonly string[];
  readonly runId: string;
  readonly priority: 'standard' | 'batch';
}

/** An answer that is not the one wanted; `status` is HTTP's. */
export class TaskRequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'TaskRequestError';
    this.status = status;
  }
}

const waitSeconds = 25;

/** One agent's tasks, over the kernel's HTTP. */
export class TaskClient {
  readonly #url: string;
  readonly #apiKey: string;
  readonly #stop: AbortSignal;

  constructor(kernelUrl: string, apiKey: string, stop: AbortSignal) {
    this.#url = `${kernelUrl}/v1/tasks`;
    this.#apiKey = apiKey;
    this.#stop = stop;
  }

  /** Gives work away; marked as simulated, as all of the demo's is. */
  async create({ title, input, capabilities, runId, priority }: NewDemoTask): Promise<void> {
    const body = { title, input, capabilities, run_id: runId, service_class: priority, simulated: true };
    await this.#post('', body);
  }

  async claim(instance: string): Promise<Claim> {
    const response = await this.#post('/claim', { instance, wait_seconds: waitSeconds });
    const desired = Number(response.headers.get('x-agent-instances-desired') ?? 1);
    const drain = response.headers.get('x-agent-instance-drain') === 'true';
    if (response.status === 204) return { task: undefined, desired, drain };
    return { task: taskIn(await response.json()), desired, drain };
  }

  async complete({ id, attempt }: ClaimedTask, result: unknown): Promise<void> {
    await this.#post(`/${id}/complete`, { attempt, result });
  }

  async fail({ id, attempt }: ClaimedTask, error: string): Promise<void> {
    await this.#post(`/${id}/fail`, { attempt, error });
  }

  async #post(path: string, body: object): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: this.#stop,
    });
    if (response.ok) return response;
    throw new TaskRequestError(response.status, await response.text());
  }
}

function taskIn(answer: unknown): ClaimedTask {
  const task = recordIn(recordIn(answer)['task']);
  return {
    id: String(task['id']),
    title: String(task['title']),
    input: task['input'],
    runId: String(task['run_id']),
    attempt: Number(task['attempt']),
  };
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
