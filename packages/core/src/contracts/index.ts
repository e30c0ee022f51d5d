export * from './agents.ts';
export * from './audit.ts';
export * from './call-filter.ts';
export * from './calls.ts';
export * from './models.ts';
export * from './overview.ts';
export * from './people.ts';
export * from './scalars.ts';
