export { webhookHeaders } from './read-webhook.ts';
export { registerWebhooks } from './register-webhooks.ts';
