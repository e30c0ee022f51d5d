export { connectionFrom, type Connection } from './connection.ts';
export { installationFrom, type Environment, type Installation } from './installation.ts';
export { readCredentials, type Credentials } from './credentials.ts';
