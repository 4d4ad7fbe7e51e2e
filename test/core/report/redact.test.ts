/** A report that is given away says no address of a service that the user added, unless that is wished. */
import { expect, it } from 'vitest';
import { withoutAddresses } from '../../../src/core/report/redact.ts';
import { exportedIncident } from '../../../src/core/archive/export.ts';
import { report } from '../../../src/core/report/report.ts';
import type { Case } from '../../../src/core/storage/incidents.ts';
import { newId } from '../../../src/services/custom.ts';
import type { Seen, Tally } from '../../../src/core/model/past.ts';
import { LOOK_COLUMNS, looksOf } from '../../../src/report/columns.ts';
import { spreadsheetOf } from '../../../src/report/spreadsheet.ts';

const HOST = 'chat.secret.example';
const OWN = newId(HOST, []);
const at = Date.UTC(2026, 10, 22, 0, 12);
const isOwn = (id: string): boolean => id !== 'whatsapp';

const tally = (endpoint: string, host: string, serves: Tally['serves']): Tally => ({
  ...{ endpoint, host, serves, asked: 3, answered: 0, failures: { timeout: 3 } },
  ...{ failuresInARow: 3, mostInARow: 3, answersInARow: 0, firstAt: at, lastAt: at },
});

const seen: Seen = {
  ...{ endpoint: `${OWN}/main`, kind: 'http', tier: 'basic', at, latencyMs: 9, answered: false },
  ...{ failure: 'timeout', grade: 0, isWarm: false },
};

function caseOf(service: string, beside: string, name = HOST): Case {
  const operator = service === OWN ? HOST : 'Meta';
  const id = `${operator.replaceAll('.', '-')}-1`;
  const bystander = { service: beside, name: beside === OWN ? name : 'WhatsApp', operator };
  return {
    incident: {
      ...{
        id,
        operator,
        services: [service],
        status: 'down',
        cause: 'unclear',
        openedAt: at,
        believedAt: at,
      },
      ...{ between: { afterAt: at, beforeAt: at }, toldServices: [service], relapses: 0 },
      timeline: [{ at, service, rule: 'nothing-answers', failure: 'timeout' }],
    },
    testimony: {
      incident: id,
      names: { [service]: service === OWN ? name : 'WhatsApp' },
      tallies: [tally(`${service}/main`, operator, 'website'), tally('control/a', 'a.example', 'control')],
      bystanders: [{ ...bystander, operator: HOST, asked: 1, answered: 1, wasTroubled: false }],
      ...{ lostMs: 0, unseenMs: 0, leftOut: 0, observations: service === OWN ? [seen] : [] },
    },
  };
}

const SECRET = /secret/;
const marks = [{ at, service: OWN }];

function givenAway(one: Case): string {
  const told = report(one, marks, at);
  return JSON.stringify([exportedIncident(one), told, spreadsheetOf(LOOK_COLUMNS, looksOf(told), String)]);
}

it('hides the host of a service of one’s own wherever it stands, its id included', () => {
  const { one, marks: marked } = withoutAddresses({ one: caseOf(OWN, 'whatsapp'), marks }, isOwn);
  expect(givenAway(caseOf(OWN, 'whatsapp'))).toMatch(SECRET);
  expect(givenAway({ ...one, testimony: { ...one.testimony!, bystanders: [] } })).not.toMatch(SECRET);
  const told = report(one, marked, at);
  expect(told.services).toEqual([{ id: 'own-1', name: 'own-1' }]);
  expect(told.asked.map(({ name }) => name)).toEqual(['own-1/main', 'a.example', 'WhatsApp']);
  // What was seen and what was marked still belong to it.
  expect(told.observations.map(({ endpoint }) => endpoint)).toEqual([told.asked[0]!.endpoint]);
  expect(told.markedAt).toEqual([at]);
});

it('hides it too where another service’s incident only stood beside it', () => {
  const { one } = withoutAddresses({ one: caseOf('whatsapp', OWN), marks: [] }, isOwn);
  expect(JSON.stringify(exportedIncident(one))).not.toMatch(SECRET);
  expect(one.incident).toEqual(caseOf('whatsapp', OWN).incident);
});

it('leaves the name that the user gave it', () => {
  const { one } = withoutAddresses({ one: caseOf(OWN, 'whatsapp', 'Our chat'), marks }, isOwn);
  expect(report(one, [], at).services).toEqual([{ id: 'own-1', name: 'Our chat' }]);
});
