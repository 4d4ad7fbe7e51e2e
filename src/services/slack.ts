import type { Service, Sources } from './service.ts';

export const slack: Service = {
  id: 'slack',
  name: 'Slack',
  operator: 'Salesforce',
  url: 'https://app.slack.com/client',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'slack/api',
      serves: 'messages',
      group: 'api',
      proves: 2,
      probe: { kind: 'slack', url: 'https://slack.com/api/api.test', isCorsOpen: true },
    },
    {
      id: 'slack/realtime',
      serves: 'messages',
      group: 'socket',
      probe: { kind: 'http', url: 'https://wss-primary.slack.com/' },
    },
    {
      id: 'slack/files',
      serves: 'media',
      probe: { kind: 'http', url: 'https://files.slack.com/robots.txt' },
    },
    {
      id: 'slack/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://slack.com/robots.txt' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; slack.com/trust: encrypted in transit and at rest',
  endpoints: {
    'slack/api': {
      from:
        'aki017/slack-api-docs `methods/api.test.md`: shows whether the Web API works, needs no token; ' +
        'slackapi/node-slack-sdk#1505, #1568: pages read its answer as long as they send no header of their own',
    },
    'slack/realtime': {
      from: 'unverified: from memory; host of the real-time sockets, which need a token',
      isUnverified: true,
    },
    'slack/files': { from: 'unverified: from memory', isUnverified: true },
    'slack/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
