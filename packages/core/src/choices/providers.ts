/** The wire protocols an endpoint speaks; many self-hosted servers speak both. */
export const providerProtocols = ['openai', 'anthropic', 'both'] as const;
