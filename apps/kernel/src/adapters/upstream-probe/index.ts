export { createUpstreamProbe } from './upstream-probe.ts';
export { guardedLookup } from './guarded-lookup.ts';
export { objectionToLiteral } from './address-objection.ts';
