/** Microsoft's page for consumers. */
import { json } from '../../../vantages/served.ts';
import type { Format } from './format.ts';

export const microsoft: Format = {
  kind: 'operator',
  hosts: ['status.cloud.microsoft'],
  isOpen: false,
  asked: ({ url }) => (url.pathname === '/api/posts/m365Consumer' ? { service: 'teams' } : undefined),
  reply: (_, { says, of }) => json(of.microsoftRows(says === 'up' ? 'Operational' : 'Service degradation')),
};
