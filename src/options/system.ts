/** Which system shows the notifications. */

/** What a browser says of its system: `userAgentData` in Chromium alone, `platform` everywhere. */
interface Said {
  platform?: string;
  userAgentData?: { platform?: string };
}

export function systemOf({ platform = '', userAgentData }: Said): 'windows' | 'mac' | 'linux' | 'other' {
  const name = userAgentData?.platform ?? platform;
  if (/^win/i.test(name)) return 'windows';
  if (/^mac/i.test(name)) return 'mac';
  return /linux/i.test(name) && !/android/i.test(name) ? 'linux' : 'other';
}
