/** Silence that ends by itself: until the service is back, or for some hours. */
import type { ServiceChoice } from '../core/model.ts';
import type { Words } from '../words/index.ts';
import type { DetailActions } from './row-details.tsx';

const HOUR_MS = 3_600_000;
const HOURS = [1, 4, 8];

interface Props {
  id: string;
  choice?: ServiceChoice | undefined;
  words: Words;
  now: number;
  onQuiet: DetailActions['quiet'];
}

/** One list that says what holds now and offers the rest. */
export function QuietActions({ id, choice, words, now, onQuiet }: Props) {
  const untilAt = choice?.quietUntilAt ?? 0;
  const held = choice?.isQuietUntilBack ? 'until-back' : untilAt > now ? 'timed' : 'on';
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
        <option value="timed">{words.t('quiet_is_timed', { untilAt: { time: untilAt } })}</option>
      )}
      <option value="until-back">{words.t('quiet_until_back')}</option>
      {HOURS.map((hours) => (
        <option key={hours} value={hours * HOUR_MS}>
          {words.t('quiet_for', { durationMs: { durationMs: hours * HOUR_MS } })}
        </option>
      ))}
    </select>
  );
}
