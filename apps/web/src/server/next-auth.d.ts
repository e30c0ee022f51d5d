import type { Session } from './session.ts';

declare module 'next-auth' {
  interface User {
    session?: Session;
  }
}
