import 'server-only';
import { signServiceToken } from '@agent-os/kernel/service-token';
import { serviceSecret } from './environment.ts';
import type { Session } from './session.ts';

/** `authorization` header for one request to the kernel: on behalf of a session, or of the web server itself. */
export async function bearerFor(session: Session | 'service'): Promise<string> {
  const claims = session === 'service' ? { kind: 'service' as const } : { kind: 'person' as const, ...session };
  return `Bearer ${await signServiceToken(claims, serviceSecret())}`;
}
