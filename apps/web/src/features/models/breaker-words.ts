import { formatUtc } from '@/format/index.ts';
import type { ProviderBreaker } from './model-types.ts';

/** Whether routes send calls to a provider, as the kernel that answered sees it. */
export function breakerWords({ state, tryAt }: ProviderBreaker): string {
  switch (state) {
    case 'closed':
      return 'Routes send calls to it.';
    case 'probing':
      return 'Its calls failed of late: one call tries now whether it is back.';
    case 'open': {
      const until = tryAt === null ? '' : ` One may try from ${formatUtc(tryAt)}.`;
      return `Its calls failed of late, so routes leave it out.${until}`;
    }
  }
}
