/** At the end of the bar: the pause of everything, and the ways out of here. Loaded after the answer; the bar keeps the room. */
import { HOUR_MS } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';
import { Menu } from './menu.tsx';

/** When a morning begins, by the clock where the user is. */
const MORNING_HOUR = 7;

/** The next morning, but one that a pause of an hour would reach. */
export function nextMorning(now: number): number {
  const morning = new Date(now);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  while (morning.getTime() < now + HOUR_MS) morning.setDate(morning.getDate() + 1);
  return morning.getTime();
}

export interface WaysActions {
  /** Pauses everything until a moment; left out: until the user resumes it. */
  pauseAll(untilAt?: number): void;
  resume(): void;
  openSettings(): void;
  openTab(): void;
}

interface Props {
  /** There is something to pause that is not. */
  canPause: boolean;
  words: Words;
  now: number;
  actions: WaysActions;
}

export function Ways({ canPause, words, now, actions }: Props) {
  const morning = nextMorning(now);
  return (
    <>
      {canPause && (
        <Menu
          isTitled
          id="pause-all"
          label={words.t('pause_all')}
          path="M5.5 3v10M10.5 3v10"
          items={[
            {
              action: 'pause-hour',
              label: words.t('pause_for', { durationMs: { durationMs: HOUR_MS } }),
              onChoose: () => actions.pauseAll(Date.now() + HOUR_MS),
            },
            {
              action: 'pause-morning',
              label: words.t('pause_until_morning', { untilAt: { time: morning } }),
              onChoose: () => actions.pauseAll(morning),
            },
            {
              action: 'pause-open',
              label: words.t('pause_until_resumed'),
              onChoose: () => actions.pauseAll(),
            },
          ]}
        />
      )}
      <Way
        isToTab
        label={words.t('open_in_tab')}
        path="M9 2h5v5M14 2L8 8M6 3H2v11h11v-4"
        onGo={actions.openTab}
      />
      <Way
        label={words.t('settings')}
        path="M1 4h7M12 4h3M10 2v4M1 12h3M8 12h7M6 10v4"
        onGo={actions.openSettings}
      />
    </>
  );
}

interface WayProps {
  label: string;
  path: string;
  isToTab?: boolean;
  onGo(): void;
}

function Way({ label, path, isToTab = false, onGo }: WayProps) {
  return (
    <button
      type="button"
      class={`plain icon${isToTab ? ' to-tab' : ''}`}
      aria-label={label}
      title={label}
      onClick={onGo}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
