import 'server-only';

/** Where OpenID Connect sign-in goes, when it is set up. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set. Start the console with \`npm start\`, or give it the kernel's value.`);
  }
  return value;
}

function originOf(name: string, fallback: string): string {
  const value = process.env[name] ?? fallback;
  if (!URL.canParse(value)) {
    throw new Error(`${name} must be an address such as http://127.0.0.1:4000, not "${value}".`);
  }
  return value.replace(/\/+$/, '');
}

/** Where the kernel listens for this server, without a trailing slash. */
export function kernelUrl(): string {
  return originOf('AGENT_OS_KERNEL_URL', 'http://127.0.0.1:4000');
}

/** Where agents reach the kernel; shown to people. */
export function kernelPublicUrl(): string {
  return originOf('AGENT_OS_KERNEL_PUBLIC_URL', kernelUrl());
}

/** HMAC key shared with the kernel; signs who is asking. */
export function serviceSecret(): string {
  return required('AGENT_OS_SERVICE_SECRET');
}

/** Encrypts the session cookie. */
export function sessionSecret(): string {
  return required('NEXTAUTH_SECRET');
}

/** Undefined unless issuer, client id and client secret are all set. */
export function findOidcSettings(): OidcSettings | undefined {
  const issuer = process.env['OIDC_ISSUER'];
  const clientId = process.env['OIDC_CLIENT_ID'];
  const clientSecret = process.env['OIDC_CLIENT_SECRET'];
  if (!issuer || !clientId || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, name: process.env['OIDC_NAME'] ?? 'single sign-on' };
}

/** The component sheet is for developers: it exists in development, or where it is asked for. */
export function showsDesignPage(): boolean {
  return process.env.NODE_ENV === 'development' || process.env['AGENT_OS_DESIGN_PAGE'] === '1';
}
