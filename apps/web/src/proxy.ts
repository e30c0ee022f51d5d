import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from '@/server/content-security-policy.ts';
import { isSecureRequest, sessionCookieName } from '@/server/session-cookie.ts';

const openPaths = ['/sign-in', '/first-run', '/invitation/', '/design'];

const fixedHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Puts the security headers on every page, and saves a signed-out browser one round trip. It authorises nothing. */
export function proxy(request: NextRequest): NextResponse {
  const secure = isSecureRequest(request.headers);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const response = answer(request, secure, nonce, policy);
  response.headers.set('content-security-policy', policy);
  if (secure) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
  return response;
}

function answer(request: NextRequest, secure: boolean, nonce: string, policy: string): NextResponse {
  const { pathname, search } = request.nextUrl;
  const needsSession = !pathname.startsWith('/api/') && !openPaths.some((open) => pathname.startsWith(open));
  if (needsSession && !request.cookies.has(sessionCookieName(secure))) {
    const target = new URL('/sign-in', request.url);
    if (pathname !== '/') target.searchParams.set('next', pathname + search);
    return NextResponse.redirect(target);
  }
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] };
