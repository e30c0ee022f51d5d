import type { Server, ServerResponse } from 'node:http';

/**
 * Lets go of clients that take nothing of an answer which waits for them, for `limitMs`: such a stream holds a slot and its connection
 * for ever, as the model's own time-out rests while nobody reads. Connections on which nothing waits to be sent, because a model thinks,
 * are left alone. It is the socket's own timer, which Node sets for every request in any case and which knows of partial writes.
 */
export function limitUnreadAnswers(server: Server, limitMs: number): void {
  server.timeout = limitMs;
  server.prependListener('request', (_request, response) => response.on('timeout', letGoIfUnread));
}

function letGoIfUnread(this: ServerResponse): void {
  if (this.writableLength > 0) this.destroy();
}
