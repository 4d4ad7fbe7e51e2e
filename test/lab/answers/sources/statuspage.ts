/** Discord's, Zoom's and LINE's pages at Atlassian Statuspage. */
import { json } from '../../../vantages/served.ts';
import { MINUTE, type Format } from './format.ts';

/** The component that each function has there. */
const COMPONENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'discordstatus.com': { messages: 'API', media: 'Media Proxy', account: 'Login', website: 'Web' },
  'www.zoomstatus.com': {
    messages: 'Zoom Team Chat',
    media: 'Zoom Meetings',
    account: 'Login',
    website: 'Website',
  },
  'api.line-status.info': { messages: 'Messaging API', account: 'LINE Login' },
};
const SERVICES: Readonly<Record<string, string>> = {
  'discordstatus.com': 'discord',
  'www.zoomstatus.com': 'zoom',
  'api.line-status.info': 'line',
};

export const statuspage: Format = {
  kind: 'operator',
  hosts: Object.keys(COMPONENTS),
  isOpen: true,
  asked: ({ host }) => ({ service: SERVICES[host] }),
  reply({ host, url }, { says, of, serves, at }) {
    const isWell = says === 'up';
    if (url.pathname === '/api/v2/status.json')
      return of.statuspageShort(host, isWell ? 'none' : 'major', new Date(at - MINUTE).toISOString());
    if (url.pathname !== '/api/v2/summary.json') return undefined;
    const begunAt = new Date(at - 20 * MINUTE).toISOString();
    const incident = {
      ...{ id: 'x1', name: 'Increased errors', status: 'investigating', impact: 'major' },
      ...{ created_at: begunAt, updated_at: begunAt, shortlink: 'https://stspg.io/x1', incident_updates: [] },
      components: [],
    };
    return json({
      page: of.statuspageHead(host),
      status: { indicator: isWell ? 'none' : 'major', description: 'x' },
      components: Object.entries(COMPONENTS[host]!).map(([one, name]) =>
        of.component(name, !isWell && one === serves ? 'major_outage' : 'operational'),
      ),
      incidents: isWell ? [] : [incident],
      scheduled_maintenances: [],
    });
  },
};
