'use client';

import { useToasts } from '@/components/ui/index.ts';
import { useKeys, useViewerZone } from '@/preferences/index.ts';
import { describeTimeRange } from './describe-time-range.ts';
import { formatTimeRange, freezeTimeRange, type TimeRange } from './time-range.ts';

/**
 * Copies the page's address (`y`), with the page's range, if it has one, frozen: whoever opens the link later sees the
 * same moments. A page's own range comes before the frame's plain link.
 */
export function useCopyLink(range?: TimeRange): void {
  const { tell, tellProblem } = useToasts();
  const zone = useViewerZone();
  const copy = async () => {
    const address = new URL(window.location.href);
    const frozen = range && freezeTimeRange(range, Date.now());
    // Written as it stands: encoded colons would make the link unreadable.
    address.searchParams.delete('range');
    const link = frozen ? withRange(address, formatTimeRange(frozen)) : address.href;
    try {
      await navigator.clipboard.writeText(link);
      tell(frozen ? `Link copied, for ${describeTimeRange(frozen, zone, Date.now())}.` : 'Link copied.');
    } catch {
      tellProblem('The browser did not let us copy the link: copy it from the address bar.');
    }
  };
  useKeys({ y: { does: 'copy link', run: () => void copy() } }, range ? 'page' : 'everywhere');
}

function withRange(address: URL, text: string): string {
  const rest = address.search.slice(1);
  return `${address.origin}${address.pathname}?${rest === '' ? '' : `${rest}&`}range=${text}${address.hash}`;
}
