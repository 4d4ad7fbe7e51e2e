import { expect, it } from 'vitest';
import { asksTheBrowserFor } from './headers.ts';

const of = (headers: Record<string, string>) => asksTheBrowserFor(Object.entries(headers));

it.each([
  ['nothing', {}],
  [
    'what is no demand',
    { 'content-type': 'text/html', server: 'nginx', 'strict-transport-security': 'max-age=1' },
  ],
  [
    'another address for as long as the network is the same',
    { 'alt-svc': 'h3=":443"; ma=86400, h3-29=":443"; ma=86400' },
  ],
  ['that others are forgotten', { 'alt-svc': 'clear' }],
  ['an address that is not kept', { 'alt-svc': 'h3=":443"; ma=0; persist=1' }],
  ['a name that looks like it', { 'alt-svc': 'h3="persist=1.example:443"; ma=60' }],
  [
    'policies that take others away',
    { nel: '{"report_to":"g","max_age":0}', 'report-to': '{"group":"g","max_age":0,"endpoints":[]}' },
  ],
  ['an empty line', { 'clear-site-data': ' ' }],
])('an answer may ask for %s', (_, headers) => {
  expect(of(headers)).toEqual([]);
});

it.each([
  ['NEL', { NEL: '{"report_to":"g","max_age":86400,"success_fraction":0.1}' }],
  ['NEL', { nel: 'unreadable' }],
  [
    'Report-To',
    {
      'Report-To':
        '{"group":"a","max_age":0,"endpoints":[]}, {"group":"b","max_age":10,"endpoints":[{"url":"https://r.example/"}]}',
    },
  ],
  ['Alt-Svc persist', { 'alt-svc': 'h3=":443"; ma=86400; persist=1' }],
  ['Alt-Svc persist', { 'Alt-Svc': 'h3="a;b,c:443";ma=60,h2="other.example:443";PERSIST="1"' }],
  ['Clear-Site-Data', { 'clear-site-data': '"cookies", "storage"' }],
])('%s is seen in %o', (demand, headers) => {
  expect(of(headers)).toEqual([demand]);
});

it('names all of them, from the headers of a fetch too', () => {
  const headers = new Headers({
    'clear-site-data': '"*"',
    'alt-svc': 'h3=":443"; persist=1',
    'report-to': '{"group":"g","max_age":60,"endpoints":[]}',
    nel: '{"report_to":"g","max_age":60}',
  });
  expect(asksTheBrowserFor(headers)).toEqual(['NEL', 'Report-To', 'Alt-Svc persist', 'Clear-Site-Data']);
});
