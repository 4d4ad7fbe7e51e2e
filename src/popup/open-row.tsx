/** A row that is open, with all that is known of its service. */
import { during, details, incidentLines } from '../core/view/details.ts';
import { askedOthers, opinionsOf } from '../core/view/others.ts';
import { quietOf } from '../core/view/quiet.ts';
import { userReportOf } from '../core/view/user-report.ts';
import { withMarks } from '../core/history/marks.ts';
import type { Service } from '../core/model/service.ts';
import type { Watched } from '../core/model/watch.ts';
import type { Row } from '../core/view/types.ts';
import { countryServices, services } from '../services/index.ts';
import type { Here, Known, RowActions } from './page.ts';
import { linksOut } from './links-out.tsx';
import { RowDetails } from './row-details.tsx';

/** So many incidents stand in a row; the page of reports has all. */
const SHOWN = 5;

interface Props {
  row: Row;
  known: Known;
  here: Here;
  watched: Watched;
  now: number;
  /** It can be turned to meanwhile, and its row says so. */
  isOffered: boolean;
  actions: RowActions;
}

/** The cell of this row's strip that is picked, by its place. */
const placeIn = (row: Row, picked: Here['picked']): number | undefined =>
  picked?.id === row.id ? picked.index : undefined;

/** Services of the catalogue, those of a country too. */
const names = Object.fromEntries([...services, ...countryServices].map(({ id, name }) => [id, name]));

/** What others say, and what can be asked of them. */
const othersOf = (
  service: Service,
  { state, settings, words }: Known,
  { asking, friend, telling }: Here,
  now: number,
) => ({
  opinions: opinionsOf(state, service, now),
  asked: askedOthers(state, service.id, now),
  isAsking: asking.includes(service.id),
  links: linksOut(service, settings.country, now, words),
  ...{ country: settings.country, names },
  friend: friend?.service === service.id ? friend : undefined,
  telling: telling?.service === service.id ? telling : undefined,
});

export function OpenRow({ row, known, here, watched, now, isOffered, actions }: Props) {
  const service = watched.services.find(({ id }) => id === row.id);
  if (!service) return <></>;
  const past = here.past[row.id];
  const strip = past ? withMarks(past.strip, here.marks, row.id) : row.strip;
  const pinned = placeIn(row, here.pinned);
  const cell = pinned === undefined ? undefined : strip.cells[pinned];
  const incidents = past?.incidents ?? incidentLines(known.state.incidents, row.id, now);
  return (
    <RowDetails
      {...{ row, strip, now, cell, isOffered, actions }}
      words={known.words}
      details={details(known.state, service, watched, now)}
      range={past?.range}
      picked={placeIn(row, here.picked)}
      incidents={
        cell
          ? during(incidents, cell.at, cell.at + cell.ms)
          : past && during(incidents, strip.cells[0]?.at ?? now, now).slice(0, SHOWN)
      }
      doubt={userReportOf(here.marks, known.state, service, watched, now)}
      others={service.isOwn ? undefined : othersOf(service, known, here, now)}
      quiet={quietOf(known.state, watched, row.id, now)}
      canAlert={here.alerts === 'on' && known.settings.alerts.outage}
      canGrant={here.canGrant}
    />
  );
}
