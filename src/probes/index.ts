/** The register of probe kinds. */
import { captive } from './captive.ts';
import { discordGateway } from './discord-gateway.ts';
import { doh } from './doh.ts';
import { graphError } from './graph-error.ts';
import { http } from './http.ts';
import { mastodon } from './mastodon.ts';
import { matrix } from './matrix.ts';
import { mattermost } from './mattermost.ts';
import { mtprotoHttp } from './mtproto-http.ts';
import { mtprotoWebsocket } from './mtproto-websocket.ts';
import type { ProbeKind } from './net.ts';
import { opaque } from './opaque.ts';
import { ownAuthority } from './own-authority.ts';
import { rocketchat } from './rocketchat.ts';
import { signalUptime } from './signal-uptime.ts';
import { slack } from './slack.ts';
import { websocket } from './websocket.ts';
import { whatsappNoise } from './whatsapp-noise.ts';
import { wire } from './wire.ts';
import { xmppWebsocket } from './xmpp-websocket.ts';
import { zulip } from './zulip.ts';

/** Every kind by its name. A service may use these, with exactly the parameters of each. */
export const probes = {
  http,
  opaque,
  websocket,
  captive,
  'discord-gateway': discordGateway,
  doh,
  'graph-error': graphError,
  mastodon,
  matrix,
  mattermost,
  'mtproto-http': mtprotoHttp,
  'mtproto-websocket': mtprotoWebsocket,
  'own-authority': ownAuthority,
  rocketchat,
  'signal-uptime': signalUptime,
  slack,
  'whatsapp-noise': whatsappNoise,
  wire,
  'xmpp-websocket': xmppWebsocket,
  zulip,
} satisfies Record<string, ProbeKind<never>>;

export type KindName = keyof typeof probes;

/** A probe of a registered kind. */
export type KnownProbe = { [K in KindName]: Parameters<(typeof probes)[K]>[0] }[KindName];
