/** IODA: the alerts of a whole country. */
import { json } from '../../../vantages/served.ts';
import { MINUTE, type Format } from './format.ts';

export const ioda: Format = {
  kind: 'country',
  hosts: ['api.ioda.inetintel.cc.gatech.edu'],
  isOpen: false,
  asked: () => ({ isOfCountry: true }),
  reply({ url }, { says, of, at }) {
    if (url.pathname !== '/v2/outages/alerts') return undefined;
    const [type, code] = [url.searchParams.get('entityType'), url.searchParams.get('entityCode')];
    const lost = ['bgp', 'ping-slash24'].map((datasource) => ({
      datasource,
      entity: { code, type, name: 'Somewhere', attrs: {} },
      ...{ time: Math.floor((at - 20 * MINUTE) / 1000), level: 'critical', condition: '< 0.25' },
      ...{ value: 10, historyValue: 1000, method: 'median' },
    }));
    return json(of.iodaAnswer(says === 'up' ? [] : lost));
  },
};
