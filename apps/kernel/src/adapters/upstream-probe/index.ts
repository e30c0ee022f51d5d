export { createUpstreamProbe } from './upstream-probe.ts';
export { guardedConnect } from './guarded-connect.ts';
export { guardedLookup } from './guarded-lookup.ts';
export { objectionToLiteral } from './address-objection.ts';
