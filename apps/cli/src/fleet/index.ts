export { ensureFleet, type FleetAgent } from './ensure-fleet.ts';
export { issueKeys, revokeKeys, type FleetKey } from './fleet-keys.ts';
