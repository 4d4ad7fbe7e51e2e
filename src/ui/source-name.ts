/** What an outside source is called, in any language, by its id in the register. */
const NAMES: Readonly<Record<string, string>> = {
  'statuspage/discord': 'Discord Status',
  'statuspage/zoom': 'Zoom Status',
  'statuspage/line': 'LINE API Status',
  'slack-status': 'Slack Status',
  'google-workspace': 'Google Workspace Status',
  microsoft: 'Microsoft',
  'signal-flag': 'Signal',
  mastodon: 'Mastodon',
  globalping: 'Globalping',
  ioda: 'IODA',
  ooni: 'OONI',
  resolvers: 'Google, Cloudflare, Quad9',
};

export const sourceName = (vantage: string): string => NAMES[vantage] ?? vantage;
