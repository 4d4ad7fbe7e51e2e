/** Silence that ends by itself: until the service is back, or for some hours. */
import { HOUR_MS } from '../core/model/time.ts';
import type { ServiceChoice } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';
import type { RowActions } from './page.ts';
import type { IncidentLine } from '../core/view/types.ts';

const HOURS = [1, 4, 8];

interface Props {
  id: string;
  /** The latest trouble: "until it's back" is about this one, and offered only while it lasts. */
  incident?: IncidentLine | undefined;
  choice?: ServiceChoice | undefined;
  words: Words;
  now: number;
  onQuiet: RowActions['quiet'];
}

/** One list that says what holds now and offers the rest. */
export function QuietActions({ id, incident, choice, words, now, onQuiet }: Props) {
  const { quietUntilAt = 0, quietUntilBackAt = 0 } = choice ?? {};
  const isOngoing = incident !== undefined && incident.resolvedAt === undefined;
  const isUntilBack = isOngoing && quietUntilBackAt >= incident.openedAt;
  const held = isUntilBack ? 'until-back' : quietUntilAt > now ? 'timed' : 'on';
  const choose = (wanted: string) => {
    if (wanted === 'until-back') onQuiet(id, wanted);
    else if (wanted !== 'timed') onQuiet(id, wanted === 'on' ? undefined : Number(wanted));
  };
  return (
    <select
      aria-label={words.t('quiet_label')}
      value={held}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="on">{words.t('quiet_off')}</option>
      {held === 'timed' && (
        <option value="timed">{words.t('quiet_is_timed', { untilAt: { time: quietUntilAt } })}</option>
      )}
      {isOngoing && <option value="until-back">{words.t('quiet_until_back')}</option>}
      {HOURS.map((hours) => (
        <option key={hours} value={hours * HOUR_MS}>
          {words.t('quiet_for', { durationMs: { durationMs: hours * HOUR_MS } })}
        </option>
      ))}
    </select>
  );
}
