/** Every address that the product asks, with what its catalogue takes for granted of it. */
import { CHECK_UP, CONTROL, DOMESTIC } from '../../src/core/model/capability.ts';
import { usable } from '../../src/core/model/service.ts';
import type { EndpointId, ServiceId } from '../../src/core/model/terms.ts';
import { checkUpHosts } from '../../src/services/check-up.ts';
import { domesticControls } from '../../src/services/domestic.ts';
import { controls, countryServices, resolvers, services } from '../../src/services/index.ts';
import type { Source } from '../../src/services/service.ts';
import { ofCheckUp, ofControls, ofDomestic, ofResolvers, ofServices } from '../services/sources.ts';
import type { Assumed, Method } from './seen.ts';

/** Services run from donations, for somebody else than us; of the controls it is known. */
const DONATED: readonly ServiceId[] = ['matrix'];

/** A name that everybody may ask a resolver for. */
const ASKED_NAME = 'signal.org';

/** Asked only where its user says to live, which nobody has said here. */
const ABROAD: readonly ServiceId[] = [DOMESTIC, ...countryServices.map(({ id }) => id)];

const ALL: readonly Assumed[] = [
  ...[...services, ...countryServices].flatMap((service) =>
    usable(service).map(({ id, probe, proves }) =>
      assume(
        { id, owner: service.id, probe, ...(proves !== undefined && { proves }) },
        ofServices[service.id]?.endpoints,
        DONATED.includes(service.id),
      ),
    ),
  ),
  ...controls.map(({ id, probe, isDonated }) => assume({ id, owner: CONTROL, probe }, ofControls, isDonated)),
  ...resolvers.map(({ id, url }) => {
    const probe = { kind: 'doh', url: url + ASKED_NAME, isCorsOpen: true };
    return { ...assume({ id, owner: CONTROL, probe }, ofResolvers), needsPermission: true };
  }),
  ...domesticControls.map(({ id, probe }) => assume({ id, owner: DOMESTIC, probe }, ofDomestic)),
  // The others of a check-up stand among the controls.
  ...checkUpHosts
    .filter(({ id }) => id in ofCheckUp)
    .map(({ id, probe }) => assume({ id, owner: CHECK_UP, probe }, ofCheckUp)),
];

function assume(
  {
    id,
    owner,
    probe,
    proves = 1,
  }: Pick<Assumed, 'id' | 'owner' | 'probe'> & Partial<Pick<Assumed, 'proves'>>,
  sources: Readonly<Record<EndpointId, Source>> = {},
  isAskedOnce = false,
): Assumed {
  const isUnverified = sources[id]?.isUnverified ?? false;
  const needsPermission = probe.needsLayers ?? false;
  return { id, owner, probe, proves, isUnverified, isAskedOnce, needsPermission };
}

/** What `--service` takes. */
export const owners: readonly ServiceId[] = [...new Set(ALL.map(({ owner }) => owner))];

/**
 * Those of one service, of `control` or of `domestic`. Left out: all but what the product asks only in a country that its user has
 * confirmed, which are those sites and the services of such countries.
 */
export const assumed = (only?: ServiceId): Assumed[] =>
  ALL.filter(({ owner }) => (only ? owner === only : !ABROAD.includes(owner)));

/** Controls that are there to be asked: whether this computer reaches anything at all. */
export const lineControls: readonly Assumed[] = ALL.filter(
  ({ owner, isAskedOnce, needsPermission }) => owner === CONTROL && !isAskedOnce && !needsPermission,
);

/** An address that is looked at beside what the product asks of it. */
export interface Look {
  id: string;
  url: string;
  by: readonly Method[];
}

/** Of second opinions: it is not known which pages may read them. The last is a university's, so it is asked once. */
export const besides: readonly Look[] = [
  {
    id: 'vantage/google-workspace',
    url: 'https://www.google.com/appsstatus/dashboard/incidents.json',
    by: ['HEAD'],
  },
  {
    id: 'vantage/microsoft',
    url: 'https://status.cloud.microsoft/api/posts/m365Consumer',
    by: ['HEAD'],
  },
  {
    id: 'vantage/ioda',
    url: 'https://api.ioda.inetintel.cc.gatech.edu/v2/outages/alerts?from=1762000000&until=1762003600&entityType=country&entityCode=CH',
    by: ['GET'],
  },
];

/** Of which it is asked whether any page may read them, by which method. Telegram's are posted to, as the product does. */
const READABLE: readonly string[] = [
  'telegram/venus',
  'telegram/pluto',
  'slack/api',
  'messenger/graph',
  'messenger/gateway',
  'messenger/edge-chat',
  'threema/directory',
  'signal/updates',
];

/** Those of them that are among these, and the second opinions where all are asked. */
export function readable(all: readonly Assumed[], only?: ServiceId): Look[] {
  const endpoints = all.filter(({ id }) => READABLE.includes(id));
  const looks = endpoints.map(({ id, probe }) => ({ id, url: probe.url, by: ['HEAD', 'GET'] as const }));
  return only ? looks : [...looks, ...besides];
}

/** Hosts of Signal of which it is not known whether a public authority signs for them. */
export const signedHosts: readonly string[] = ['updates2.signal.org', 'grpc.chat.signal.org'];
