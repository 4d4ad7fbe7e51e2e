import type { Service } from './service.ts';

export const slack: Service = {
  id: 'slack',
  name: 'Slack',
  operator: 'Salesforce',
  url: 'https://app.slack.com/client',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; slack.com/trust: encrypted in transit and at rest',
  endpoints: [
    {
      id: 'slack/api',
      role: 'messaging',
      proves: 2,
      probe: { kind: 'slack', url: 'https://slack.com/api/api.test' },
      source: 'aki017/slack-api-docs `methods/api.test.md`: shows whether the Web API works, needs no token',
    },
    {
      id: 'slack/realtime',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://wss-primary.slack.com/' },
      source: 'unverified: from memory; host of the real-time sockets, which need a token',
      isUnverified: true,
    },
    {
      id: 'slack/files',
      role: 'media',
      proves: 1,
      probe: { kind: 'http', url: 'https://files.slack.com/robots.txt' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'slack/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://slack.com/robots.txt' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
