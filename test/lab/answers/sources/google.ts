/** Google's archive of Workspace incidents, newest first. */
import { json } from '../../../vantages/served.ts';
import { MINUTE, type Format } from './format.ts';

const DAY = 1440 * MINUTE;

export const google: Format = {
  kind: 'operator',
  hosts: ['www.google.com'],
  isOpen: false,
  asked: ({ url }) =>
    url.pathname === '/appsstatus/dashboard/incidents.json' ? { service: 'google-chat' } : undefined,
  reply(_, { says, of }) {
    const open = of.googleIncident(20 * MINUTE, {
      end: null,
      most_recent_update: { status: 'SERVICE_OUTAGE' },
    });
    return json([...(says === 'up' ? [] : [open]), of.googleIncident(2 * DAY), of.googleIncident(20 * DAY)]);
  },
};
