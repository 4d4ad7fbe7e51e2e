import type { Service, Sources } from './service.ts';

/** The homeserver matrix.org; a server of one's own is added as the user's own service. */
export const matrix: Service = {
  id: 'matrix',
  name: 'Matrix (matrix.org)',
  operator: 'Matrix.org Foundation',
  url: 'https://app.element.io/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'matrix/homeserver',
      serves: 'messages',
      proves: 2,
      probe: {
        kind: 'matrix',
        url: 'https://matrix-client.matrix.org/_matrix/client/versions',
        isCorsOpen: true,
      },
    },
    {
      id: 'matrix/discovery',
      serves: 'account',
      probe: { kind: 'http', url: 'https://matrix.org/.well-known/matrix/client' },
    },
    {
      id: 'matrix/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://app.element.io/config.json' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; matrix.org/blog, 6 May 2020: private rooms by default in Element',
  endpoints: {
    'matrix/homeserver': {
      from:
        'ruma `get_supported_versions.rs`: no token, not rate-limited; matrix-org/matrix-spec ' +
        '`content/client-server-api/_index.md`, "Web Browser Clients": `Access-Control-Allow-Origin: *`',
    },
    'matrix/discovery': {
      from: 'unverified: from memory; Matrix client-server API, "Well-known URI"',
      isUnverified: true,
    },
    'matrix/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
