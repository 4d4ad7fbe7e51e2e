/** Hours without alerts, on the days of the week that the user ticks. */
import { DAY_MS } from '../core/model/time.ts';
import type { QuietHours } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';

/** A Sunday, to name the days of the week by. */
const SUNDAY = Date.UTC(2026, 10, 22, 12);
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const USUAL: QuietHours = { days: WEEK, fromMinute: 22 * 60, untilMinute: 7 * 60 };

interface Props {
  hours?: QuietHours | undefined;
  words: Words;
  onChange(hours: QuietHours | undefined): void;
}

export function QuietHoursChoice({ hours, words, onChange }: Props) {
  const name = new Intl.DateTimeFormat(words.locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <div>
      <label class="choice">
        <input
          type="checkbox"
          name="quiet-hours"
          checked={hours !== undefined}
          onChange={() => onChange(hours ? undefined : USUAL)}
        />
        <span>
          {words.t('quiet_hours')}
          <small class="quiet">{words.t('quiet_hours_text')}</small>
        </span>
      </label>
      {hours && (
        <div class="pairs inner">
          <Clock
            label={words.t('quiet_from')}
            minute={hours.fromMinute}
            onSet={(fromMinute) => onChange({ ...hours, fromMinute })}
          />
          <Clock
            label={words.t('quiet_until')}
            minute={hours.untilMinute}
            onSet={(untilMinute) => onChange({ ...hours, untilMinute })}
          />
          <fieldset class="days">
            <legend>{words.t('quiet_days')}</legend>
            {WEEK.map((day) => (
              <label class="choice" key={day}>
                <input
                  type="checkbox"
                  name={`day-${day}`}
                  checked={hours.days.includes(day)}
                  onChange={() => onChange({ ...hours, days: toggled(hours.days, day) })}
                />
                {name.format(SUNDAY + day * DAY_MS)}
              </label>
            ))}
          </fieldset>
        </div>
      )}
    </div>
  );
}

const toggled = (days: readonly number[], day: number) =>
  days.includes(day)
    ? days.filter((other) => other !== day)
    : [...days, day].sort((one, other) => one - other);

interface ClockProps {
  label: string;
  minute: number;
  onSet(minute: number): void;
}

function Clock({ label, minute, onSet }: ClockProps) {
  const two = (count: number) => String(count).padStart(2, '0');
  return (
    <label>
      <span>{label}</span>
      <input
        type="time"
        value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
        onChange={(event) => {
          const [hours, minutes] = event.currentTarget.value.split(':').map(Number);
          // An emptied field says nothing.
          if (hours !== undefined && minutes !== undefined) onSet(hours * 60 + minutes);
        }}
      />
    </label>
  );
}
