/** OONI's aggregation, by the hour: of one country by its providers, or of all the world. */
import { json } from '../../../vantages/served.ts';
import type { Format } from './format.ts';

const SERVICES: Readonly<Record<string, string>> = {
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  facebook_messenger: 'messenger',
  signal: 'signal',
};
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export const ooni: Format = {
  kind: 'country',
  hosts: ['api.ooni.io'],
  isOpen: false,
  asked: ({ url }) => ({ service: SERVICES[url.searchParams.get('test_name') ?? ''] }),
  reply({ url }, { says, of, place, country }) {
    if (url.pathname !== '/api/v1/aggregation') return undefined;
    const isEverywhere = place !== undefined && place !== country;
    const fails = says === 'trouble' && (url.searchParams.has('probe_cc') || isEverywhere);
    const row = (hour: number, asn?: string) => of.ooniRow(hour, 20, fails && hour <= 6 ? 0.9 : 0.05, asn);
    const isByProvider = url.searchParams.get('axis_y') === 'probe_asn';
    return json(
      of.ooniAnswer(
        HOURS.flatMap((hour) =>
          isByProvider ? ['64500', '64501'].map((asn) => row(hour, asn)) : [row(hour)],
        ),
      ),
    );
  },
};
