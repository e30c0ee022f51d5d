export { firstIdAt, idPrefixes, newId, type IdPrefix } from './new-id.ts';
