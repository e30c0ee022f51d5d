import { zoneChoiceCookie } from './theme.ts';

const changed = 'agent-os.zone-choice-changed';
const yearSeconds = 31_536_000;

/** Whether this runtime can show times in a zone of that name. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

let known: { readonly zone: string | undefined } | undefined;

function readCookie(): string | undefined {
  const text = document.cookie.split('; ').find((pair) => pair.startsWith(`${zoneChoiceCookie}=`));
  const name = decodeURIComponent(text?.slice(zoneChoiceCookie.length + 1) ?? '');
  return name !== '' && isZone(name) ? name : undefined;
}

/** The IANA zone that a person chose in this browser; undefined follows the device. Remembered: every time asks for it. */
export function readZoneChoice(): string | undefined {
  known ??= { zone: readCookie() };
  return known.zone;
}

/** Shows every time in this zone from now on; undefined follows the device again. */
export function chooseZone(zone: string | undefined): void {
  const life = zone === undefined ? 0 : yearSeconds;
  document.cookie = `${zoneChoiceCookie}=${encodeURIComponent(zone ?? '')};path=/;max-age=${life};samesite=lax`;
  known = { zone };
  window.dispatchEvent(new Event(changed));
}

/** Tells of every choice made in this window. */
export function subscribeZoneChoice(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}
