import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptionsFor } from '@/server/auth-options.ts';
import { isSecureRequest } from '@/server/session-cookie.ts';

async function handle(request: NextRequest, context: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  const handler: unknown = await NextAuth(
    request,
    context,
    authOptionsFor(request.headers, isSecureRequest(request.headers)),
  );
  if (handler instanceof Response) return handler;
  throw new TypeError('The sign-in library gave no response.');
}

export { handle as GET, handle as POST };
