export { firstIdAt, idPrefixes, newId, timeOfId, type IdPrefix } from './new-id.ts';
