/** The wire protocols an endpoint speaks; many self-hosted servers speak both. */
export const providerProtocols = ['openai', 'anthropic', 'both'] as const;

/** How long a provider is waited for and how often it is asked again, where nobody has said. */
export const standardPatience = { timeoutMs: 600_000, maxRetries: 2 } as const;
