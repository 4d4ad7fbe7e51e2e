/** What an open row shows: why we think so, its past, what happened here, what others say, what to do. Loaded when a row is opened. */
import type { UserReport } from '../core/view/user-report.ts';
import type { Quiet } from '../core/view/quiet.ts';
import type { Range } from '../core/history/range.ts';
import { Doubt } from '../ui/doubt.tsx';
import { OpenLink } from '../ui/open-link.tsx';
import type { Words } from '../words/index.ts';
import { DetailedOffer } from './detailed-offer.tsx';
import { EvidenceList } from './evidence.tsx';
import { Functions } from './functions.tsx';
import { Others, type OthersProps } from './others.tsx';
import { Incidents } from './incidents.tsx';
import type { RowActions } from './page.ts';
import { Past } from './past.tsx';
import { Menu } from './menu.tsx';
import { quietItems, QuietUntilBack } from './quiet.tsx';
import type { Cell, Strip } from '../core/history/strip.ts';
import type { Details, IncidentLine, Row } from '../core/view/types.ts';

export interface Props {
  row: Row;
  details: Details;
  /** Its past, as far back as `range`; left out: the last day. */
  strip?: Strip | undefined;
  range?: Range | undefined;
  /** The cell of the strip that is read out. */
  picked?: number | undefined;
  /** The cell of the strip whose incidents are shown, and these. */
  cell?: Cell | undefined;
  incidents?: readonly IncidentLine[] | undefined;
  /** What became of the user's latest mark. */
  doubt?: UserReport | undefined;
  /** What others say of it; left out of a service of the user's own, of which nobody is asked. */
  others?: Omit<OthersProps, 'row' | 'words' | 'now' | 'actions'> | undefined;
  /** Its alerts are quiet. */
  quiet?: Quiet | undefined;
  /** It can be turned to meanwhile: above it is said how its messages are encrypted. */
  isOffered?: boolean;
  /** The browser can show alerts, and hosts can be granted in it. */
  canAlert?: boolean;
  canGrant?: boolean | undefined;
  words: Words;
  now: number;
  actions: RowActions;
}

export function RowDetails(props: Props) {
  const {
    row,
    details,
    strip = row.strip,
    range = '24h',
    picked,
    quiet,
    isOffered = false,
    canAlert = true,
    canGrant = true,
    others,
    words,
    now,
    actions,
  } = props;
  const isPaused = row.status === 'paused';
  const quieting = { id: row.id, quiet, words, onQuiet: actions.quiet };
  const [latest] = details.incidents;
  const rare = [
    {
      action: isPaused ? 'resume-one' : 'pause-one',
      label: words.t(isPaused ? 'resume' : 'pause'),
      onChoose: () => actions.pause(row.id, !isPaused),
    },
    ...(canAlert && !isPaused ? quietItems(quieting) : []),
  ];
  return (
    <>
      <EvidenceList evidence={details.evidence} words={words} now={now} />
      {!isPaused && <Functions functions={details.functions} words={words} />}
      {!row.isOwn && !isOffered && (
        <p class="quiet">{words.t(row.isEndToEndEncrypted ? 'fact_encrypted' : 'fact_not_encrypted')}</p>
      )}
      <Past {...{ row, strip, range, picked, words, actions }} />
      <Incidents
        service={row.id}
        incidents={props.incidents ?? details.incidents}
        cell={props.cell}
        words={words}
        onLatest={() => actions.pin(row.id)}
      />
      {!isPaused && others && <Others {...others} {...{ row, words, now }} actions={actions.others} />}
      <div class="actions">
        <OpenLink name={row.name} url={row.url} words={words} />
        {!isPaused && <Doubt service={row.id} words={words} doubt={props.doubt} onMark={actions.mark} />}
        {canAlert && !isPaused && (
          <QuietUntilBack {...quieting} isOngoing={latest !== undefined && latest.resolvedAt === undefined} />
        )}
        <Menu
          id={`more-${row.id}`}
          label={words.t('more_for', { service: row.name })}
          path="M2.25 8h1.5M7.25 8h1.5M12.25 8h1.5"
          items={rare}
        />
      </div>
      {canGrant && <DetailedOffer row={row} words={words} onDetailed={actions.detailed} />}
    </>
  );
}
