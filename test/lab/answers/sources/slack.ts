/** Slack's own status API. */
import { json } from '../../../vantages/served.ts';
import { MINUTE, type Format } from './format.ts';

const NAMES = {
  messages: 'Messaging',
  media: 'Files',
  account: 'Login/SSO',
  website: 'Workspace/Org Administration',
};

export const slack: Format = {
  kind: 'operator',
  hosts: ['slack-status.com'],
  isOpen: false,
  asked: () => ({ service: 'slack' }),
  reply({ url }, { says, at, of, serves }) {
    if (url.pathname !== '/api/v2.0.0/current') return undefined;
    const ago = (ms: number): string => new Date(at - ms).toISOString();
    if (says === 'up') return json(of.slackCalm(ago(MINUTE)));
    const incident = {
      ...{ id: 546, title: 'Trouble', type: 'incident', status: 'active', services: [NAMES[serves]] },
      ...{ date_created: ago(20 * MINUTE), date_updated: ago(MINUTE), url: 'https://slack-status.com/x' },
      notes: [{ date_created: ago(MINUTE), body: '<script>alert(1)</script>' }],
    };
    return json({ ...of.slackCalm(ago(MINUTE)), status: 'active', active_incidents: [incident] });
  },
};
