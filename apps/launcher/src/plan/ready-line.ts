import type { Installation } from './installation.ts';
import { urlOf } from './url-of.ts';

/** The one line on standard output that says the installation can be used. Other programs wait for it: keep its form. */
export function readyLine({ flags, web, kernel }: Installation): string {
  return ['agent-os ready', ...(flags.web ? [`console=${urlOf(web)}`] : []), `kernel=${urlOf(kernel)}`].join(' ');
}
