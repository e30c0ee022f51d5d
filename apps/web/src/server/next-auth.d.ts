import type { Session } from './session.ts';

declare module 'next-auth' {
  interface User {
    session?: Session;
  }
  /** The claims of the id token, and what the userinfo endpoint added where it was asked. */
  interface Profile {
    userInfo?: unknown;
  }
}
