import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface ListenOptions {
  /** Called when a lost connection is back: notifications in between were missed, so reload what they announce. */
  readonly onReconnect?: () => void;
  readonly onConnectionError?: (error: Error) => void;
}

export interface Listener {
  close(): Promise<void>;
}

const firstRetryMs = 100;
const longestRetryMs = 5_000;
const heartbeatMs = 15_000;

async function endQuietly(client: pg.Client): Promise<void> {
  try {
    await client.end();
  } catch {
    // It was gone already.
  }
}

/**
 * Calls `handler` with the payload of every notification on `channel`. Resolves when listening, rejects when the first
 * connection fails; a later loss is retried until `close`.
 */
export async function listen(
  url: string,
  channel: string,
  handler: (payload: string) => void,
  options: ListenOptions = {},
): Promise<Listener> {
  const closing = new AbortController();
  let client: pg.Client | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'agent-os-listen',
      keepAlive: true,
      connectionTimeoutMillis: longestRetryMs,
      query_timeout: longestRetryMs,
    });
    // A connection that died without a word shows only when it is used.
    const heartbeat = setInterval(() => {
      next.query('select 1').catch(onLost);
    }, heartbeatMs).unref();
    let lost = false;
    const onLost = (reason?: unknown): void => {
      if (lost) return;
      lost = true;
      clearInterval(heartbeat);
      if (reason instanceof Error) options.onConnectionError?.(reason);
      void endQuietly(next);
      if (client === next) void reconnect();
    };
    next.on('error', onLost);
    next.on('end', () => onLost());
    next.on('notification', (message) => {
      if (message.channel === channel) handler(message.payload ?? '');
    });
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lost = true;
      clearInterval(heartbeat);
      void endQuietly(next);
      throw error;
    }
    if (closing.signal.aborted) await endQuietly(next);
    else client = next;
  };

  const reconnect = async (): Promise<void> => {
    let retryMs = firstRetryMs;
    while (!closing.signal.aborted) {
      try {
        await delay(retryMs, undefined, { signal: closing.signal });
        await connect();
        if (!closing.signal.aborted) options.onReconnect?.();
        return;
      } catch (error) {
        if (!closing.signal.aborted && error instanceof Error) options.onConnectionError?.(error);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  };

  await connect();
  return {
    close: async () => {
      closing.abort();
      const last = client;
      client = undefined;
      if (last !== undefined) await endQuietly(last);
    },
  };
}
