export { type AzureRequests, azureRequests } from './azure-requests.ts';
