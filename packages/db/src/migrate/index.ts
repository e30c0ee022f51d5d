export { findSchemaDrift } from './find-schema-drift.ts';
export { migrateDatabase, type MigrateOptions, type MigrationResult } from './migrate-database.ts';
export { MigrationError } from './migration-error.ts';
export { migrationsFolder, readMigrations, type Migration } from './read-migrations.ts';
