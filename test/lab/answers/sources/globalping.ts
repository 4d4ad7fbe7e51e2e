/** Globalping: a request is posted, then its measurement is read. */
import { json } from '../../../vantages/served.ts';
import { hostsOfService, serviceIds } from '../../catalogue.ts';
import type { Question } from '../../answer.ts';
import type { Format } from './format.ts';

/** Measurements that were asked for, by their ids. */
const asked = new Map<string, { target: string; countries: string[] }>();

const idOf = ({ url }: Question): string => url.pathname.split('/').at(-1)!;

/** The measurement that this question asks for, or about. */
function measured(question: Question): { target: string; countries: string[] } | undefined {
  if (question.method !== 'POST') return asked.get(idOf(question));
  try {
    const { target, locations } = JSON.parse(question.body.toString()) as {
      target: string;
      locations: { country: string }[];
    };
    return { target, countries: locations.map(({ country }) => country) };
  } catch {
    return undefined;
  }
}

export const globalping: Format = {
  kind: 'remote',
  hosts: ['api.globalping.io'],
  isOpen: true,
  asked(question) {
    const host = measured(question)?.target;
    const service = serviceIds.find((id) => hostsOfService(id).includes(host ?? ''));
    return host === undefined ? {} : { service, host };
  },
  reply(question, { says, of }) {
    const one = measured(question);
    if (!one) return json({ error: { type: 'not_found' } }, 404);
    if (question.method === 'POST') {
      const id = `lab-${asked.size + 1}`;
      asked.set(id, one);
      return json({ id, probesCount: one.countries.length }, 202);
    }
    const result = says === 'up' ? of.answeredElsewhere() : of.failedElsewhere();
    return json(of.measurement(one.countries.map((country) => of.globalpingResult(country, result))));
  },
};
