import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured log on standard output. Anything that could carry a key is cut out before it is written. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: 'kernel' },
    redact: {
      paths: ['authorization', 'apiKey', 'password', 'token', '*.authorization', '*.apiKey', '*.password', '*.token'],
      censor: '[redacted]',
    },
  });
}
