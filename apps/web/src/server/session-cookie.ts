/** Seven days, in seconds; the kernel may end a session earlier. */
export const sessionMaxAgeSeconds = 7 * 24 * 60 * 60;

/** Name of the session cookie. Browsers accept the `__Secure-` prefix over https only. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Secure-agent-os.session' : 'agent-os.session';
}

/** Whether the browser came over https, as the web server or the proxy before it says. */
export function isSecureRequest(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

/** What a script or another site may do with the session cookie: nothing, but for a plain link here. */
export function sessionCookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
}
