export { createEmptyOrganisation } from './create-empty-organisation.ts';
export { makeUglyData, type UglyData } from './make-ugly-data.ts';
