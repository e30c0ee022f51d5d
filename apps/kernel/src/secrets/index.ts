export { bearerSecretBytes, formatBearer, hashBearer, type BearerKind } from './bearer-secret.ts';
export { limitConcurrency, TooManyWaitingError } from './limit-concurrency.ts';
export { hashPassword, verifyPassword, type PasswordVerdict } from './password-hash.ts';
export { printUser } from './print-user.ts';
export { openSecret, sealSecret, type SecretPlace } from './seal.ts';
export { openPayload, sealPayload, type PayloadPlace } from './seal-payload.ts';
