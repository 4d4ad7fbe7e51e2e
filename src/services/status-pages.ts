/** Where whoever runs a service tells people of its troubles, by the service's id. */
import type { ServiceId } from '../core/model/terms.ts';

export const statusPages: Readonly<Record<ServiceId, string>> = {
  discord: 'https://discordstatus.com/',
  'google-chat': 'https://www.google.com/appsstatus/dashboard/',
  line: 'https://api.line-status.info/',
  matrix: 'https://status.matrix.org/',
  signal: 'https://status.signal.org/',
  slack: 'https://slack-status.com/',
  teams: 'https://status.cloud.microsoft/',
  zoom: 'https://www.zoomstatus.com/',
};

/** Whoever runs these has none for the people who use them: Meta's is of its products for businesses. */
export const pageless: readonly ServiceId[] = ['whatsapp', 'messenger', 'instagram', 'telegram'];
