import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

/**
 * Takes `X-Forwarded-For` out of every request before Next reads it: anybody can send one. Next fills in the address of the connection
 * where there is none.
 */
export function forgetClaimedAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage) delete request.headers['x-forwarded-for'];
  });
}
