import 'server-only';
import { cookies } from 'next/headers';
import { readThemeChoice, themeCookie, zoneChoiceCookie, zoneCookie, type ThemeChoice } from '@/preferences/index.ts';
import { knownZone } from '@/format/index.ts';

/** What the browser's cookies say of how the viewer wants to see the console. */
export async function readPreferences(): Promise<{ readonly theme: ThemeChoice; readonly zone: string }> {
  const jar = await cookies();
  const zone = jar.get(zoneChoiceCookie)?.value || jar.get(zoneCookie)?.value;
  return { theme: readThemeChoice(jar.get(themeCookie)?.value), zone: knownZone(zone) };
}
