/** How the short forms of the settings look. */
export const settingsFormClass = 'flex max-w-[360px] flex-col items-start gap-3 px-4 pt-1 pb-3 [&>div]:w-full';
