/** Healthy answers of the protocols that are one JSON document, by probe kind, and what they come with. */

export interface HealthyDocument {
  status: number;
  contentType: string;
  body: string;
}

function json(document: unknown, status = 200): HealthyDocument {
  return { status, contentType: 'application/json', body: JSON.stringify(document) };
}

export const healthyDocuments = {
  matrix: json({ versions: ['r0.6.1', 'v1.1', 'v1.12'], unstable_features: { 'org.matrix.msc3440': true } }),
  mattermost: json({ AndroidLatestVersion: '', AndroidMinVersion: '', IosLatestVersion: '', status: 'OK' }),
  zulip: json({
    result: 'success',
    msg: '',
    authentication_methods: { password: true },
    zulip_version: '9.3',
    zulip_feature_level: 281,
    realm_uri: 'https://chat.example',
  }),
  rocketchat: json({ version: '7.0', success: true }),
  mastodon: json({
    domain: 'social.example',
    title: 'Social',
    version: '4.3.1',
    configuration: { urls: {}, statuses: { max_characters: 500 } },
  }),
  wire: json({ supported: [0, 1, 2, 6], development: [7], federation: true, domain: 'wire.com' }),
  slack: json({ ok: true }),
  'graph-error': json(
    {
      error: {
        message: 'An active access token must be used to query information about the current user.',
        type: 'OAuthException',
        code: 2500,
        fbtrace_id: 'reference',
      },
    },
    400,
  ),
};

/** A resolver's answer in the JSON form of dns.google and cloudflare-dns.com; without addresses, "no such name". */
export function dnsDocument(name: string, addresses: readonly string[]): HealthyDocument {
  return json({
    Status: addresses.length > 0 ? 0 : 3,
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: false,
    Question: [{ name: `${name}.`, type: 1 }],
    ...(addresses.length > 0 && {
      Answer: addresses.map((data) => ({
        name: `${name}.`,
        type: data.includes(':') ? 28 : 1,
        TTL: 60,
        data,
      })),
    }),
  });
}
