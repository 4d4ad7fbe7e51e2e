/** Every source where all is well. */
import { dnsAnswer } from './dns.ts';
import {
  answeredElsewhere,
  dohAnswer,
  globalpingResult,
  googleIncident,
  instance,
  iodaAnswer,
  measurement,
  microsoftRows,
  ooniAnswer,
  ooniRow,
  slackCalm,
  statuspageShort,
  tagWith,
} from './formats.ts';
import { HOUR } from '../moment.ts';
import { json, type Reply } from './served.ts';

/** The whole world on a good day. */
export function healthy(url: URL): Reply | undefined {
  const { host, pathname: path, searchParams: query } = url;
  if (path === '/api/v2/status.json') return statuspageShort(host);
  if (host === 'slack-status.com') return json(slackCalm());
  if (host === 'www.google.com') return json([googleIncident(30 * HOUR)]);
  if (host === 'status.cloud.microsoft') return json(microsoftRows());
  if (query.has('dns')) return dnsAnswer(query.get('dns')!, ['192.0.2.1']);
  if (query.has('name')) {
    const name = query.get('name')!;
    return dohAnswer(name, [name === 'uptime.signal.org' ? '127.0.0.1' : '192.0.2.1']);
  }
  if (path.startsWith('/api/v1/tags/')) return json(tagWith([0, 1, 0, 2, 0, 0, 1]));
  if (path === '/api/v2/instance') return json(instance());
  if (path.startsWith('/api/v1/timelines/tag/')) return json([]);
  if (host === 'api.globalping.io' && path.endsWith('/measurements'))
    return json({ id: 'nzGzfAGL7sZfUs3c', probesCount: 3 }, 202);
  if (host === 'api.globalping.io')
    return json(measurement(['DE', 'IN', 'BR'].map((one) => globalpingResult(one, answeredElsewhere()))));
  if (host.startsWith('api.ioda')) return json(iodaAnswer([]));
  if (host === 'api.ooni.io')
    return json(ooniAnswer([1, 2, 3].flatMap((hour) => ['1', '2'].map((asn) => ooniRow(hour, 9, 0.1, asn)))));
  return undefined;
}
