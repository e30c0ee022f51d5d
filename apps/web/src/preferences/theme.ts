/** What a person chose; `system` follows the device. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const themeCookie = 'agent-os.theme';
/** The zone of the device, and the one that a person chose instead. */
export const zoneCookie = 'agent-os.zone';
export const zoneChoiceCookie = 'agent-os.zone-choice';

/** The choice in a cookie; anything unknown follows the device. */
export function readThemeChoice(value: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === value) ?? 'system';
}

/**
 * Runs before the first paint: resolves `system` to one of the two themes, and tells the server the viewer's time zone
 * for its next page. Plain script text, as it stands in the head.
 */
export const firstPaintScript = `(function(){var d=document.documentElement,c=d.dataset.themeChoice;
if(c==="system"){var m=matchMedia("(prefers-color-scheme: dark)"),s=function(){if(d.dataset.themeChoice==="system")d.dataset.theme=m.matches?"dark":"light"};s();m.addEventListener("change",s)}
try{var z=Intl.DateTimeFormat().resolvedOptions().timeZone;document.cookie="${zoneCookie}="+encodeURIComponent(z)+";path=/;max-age=31536000;samesite=lax"}catch(e){}})()`;
