import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { limitConcurrency } from './limit-concurrency.ts';

/** OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1, which takes 128 MiB for each hash. */
const current = { logN: 17, r: 8, p: 1 } as const;
const saltBytes = 16;
const keyBytes = 32;
const hashesAtOnce = 2;
const waitingMax = 64;

interface Parsed {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
/** 128 MiB each: sign-ins wait their turn, and past a queue are refused, before memory runs out. */
const inTurn = limitConcurrency(hashesAtOnce, waitingMax);

function deriveKey(password: string, salt: Buffer, { logN, r, p }: Omit<Parsed, 'salt' | 'key'>): Promise<Buffer> {
  const cost = 2 ** logN;
  const options = { cost, blockSize: r, parallelization: p, maxmem: 128 * cost * r * p + 1024 * 1024 };
  // Two ways to type the same character must be the same password.
  return inTurn(() => derive(password.normalize('NFKC'), salt, keyBytes, options));
}

function format({ logN, r, p, salt, key }: Parsed): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

function parse(text: string): Parsed | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(text);
  if (match === null) return undefined;
  const [, logN, r, p, salt = '', key = ''] = match;
  const parsed = {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
  return parsed.logN <= 20 && parsed.key.length === keyBytes ? parsed : undefined;
}

/** A self-describing scrypt string with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return format({ ...current, salt, key: await deriveKey(password, salt, current) });
}

export interface PasswordVerdict {
  readonly correct: boolean;
  /** The hash was made with other parameters than today's: store a new one. */
  readonly outdated: boolean;
}

const nobody: Parsed = { ...current, salt: Buffer.alloc(saltBytes), key: Buffer.alloc(keyBytes) };

/**
 * Compares in constant time. Without a hash (no such person, or one who has no password) it does the same work and says
 * no, so that the time of the answer does not tell who exists.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<PasswordVerdict> {
  const stored = passwordHash === null ? undefined : parse(passwordHash);
  const against = stored ?? nobody;
  const equal = timingSafeEqual(await deriveKey(password, against.salt, against), against.key);
  const outdated =
    stored !== undefined && (stored.logN !== current.logN || stored.r !== current.r || stored.p !== current.p);
  return { correct: equal && stored !== undefined, outdated };
}
