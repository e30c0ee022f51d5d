export { createEmptyOrganisation } from './create-empty-organisation.ts';
export { makeUglyData } from './make-ugly-data.ts';
