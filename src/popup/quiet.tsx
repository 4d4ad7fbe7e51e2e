/** What is said and done about the alerts of one service: beside its name that they are quiet, in its open row how that begins and ends. */
import { HOUR_MS } from '../core/model/time.ts';
import type { Quiet } from '../core/view/quiet.ts';
import { quietWord } from '../ui/quiet-word.ts';
import type { Words } from '../words/index.ts';
import type { MenuItem } from './menu.tsx';
import type { RowActions } from './page.ts';

const HOURS = [1, 4, 8];

/** In the line of the name: nothing below it moves. Among many services its bell alone is seen. */
export const QuietNote = ({ quiet, words }: { quiet: Quiet; words: Words }) => (
  <small class="quiet hushed">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3ZM6.5 14.5h3M2 2l12 12" />
    </svg>
    {quietWord(quiet, words)}
  </small>
);

interface Props {
  id: string;
  quiet: Quiet | undefined;
  /** The service fails now. */
  isOngoing: boolean;
  words: Words;
  onQuiet: RowActions['quiet'];
}

/** In an outage one tap ends its alerts, and one takes that back. */
export function QuietUntilBack({ id, quiet, isOngoing, words, onQuiet }: Props) {
  if (quiet !== 'until-back' && (!isOngoing || quiet === 'muted')) return <></>;
  const isHeld = quiet === 'until-back';
  return (
    <button
      type="button"
      data-action={isHeld ? 'alerts-as-usual' : 'quiet-until-back'}
      onClick={() => onQuiet(id, isHeld ? undefined : 'until-back')}
    >
      {words.t(isHeld ? 'quiet_off' : 'quiet_until_back')}
    </button>
  );
}

/** The same for some hours, which is rarer. */
export function quietItems({ id, quiet, words, onQuiet }: Omit<Props, 'isOngoing'>): MenuItem[] {
  const hours = HOURS.map((count) => ({
    action: `quiet-${count}`,
    label: words.t('quiet_for', { durationMs: { durationMs: count * HOUR_MS } }),
    onChoose: () => onQuiet(id, count * HOUR_MS),
  }));
  const usual = {
    action: 'alerts-usual',
    label: words.t('quiet_off'),
    onChoose: () => onQuiet(id, undefined),
  };
  return [...(quiet === 'muted' ? [] : hours), ...(quiet ? [usual] : [])];
}
