import { unnamed, type CatalogueEntry } from './catalogue-entry.ts';

/** What became of the slots that pools offered. */
export const goodputProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'goodput.get': unnamed(() => ({ hours: 24 })),
};
