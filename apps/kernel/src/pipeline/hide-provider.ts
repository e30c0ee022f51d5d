import type { DirectoryProvider } from '../directory/index.ts';

/** Anything shorter stands in ordinary words, and opens nothing. */
const shortestKey = 8;

/** What a provider wrote, without our key there and without its address: neither is for those who call a model. */
export function hideProvider(
  text: string,
  { apiKey, baseUrl, slug }: Pick<DirectoryProvider, 'apiKey' | 'baseUrl' | 'slug'>,
): string {
  const { origin, host } = new URL(baseUrl);
  const withoutAddress = text.replaceAll(origin, `[${slug}]`).replaceAll(host, `[${slug}]`);
  return apiKey === null || apiKey.length < shortestKey ? withoutAddress : withoutAddress.replaceAll(apiKey, '[key]');
}
