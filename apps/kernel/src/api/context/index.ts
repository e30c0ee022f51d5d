export type { ApiContext } from './api-context.ts';
export type { Caller, MemberCaller, PersonCaller, ServiceCaller, TokenCaller, UnknownCaller } from './caller.ts';
export { createContextFactory } from './create-context.ts';
export { knownRoles } from './authenticate-person.ts';
