/** For whom it may be dangerous that somebody reads what lies here: how far back it is kept, and what is forgotten at once. */
import { KEEPS, LASTS, type Keep, type Last } from '../core/model/keeping.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';
import { leadTo, takeFocus } from './focus.ts';
import { isLast, type Forgetting, type ForgettingActions } from './forgetting.ts';

interface Props {
  settings: Settings;
  forgetting: Forgetting;
  words: Words;
  actions: ForgettingActions;
}

const FORGET: Readonly<Record<Last, 'forget_hour' | 'forget_day'>> = {
  'last-hour': 'forget_hour',
  'last-day': 'forget_day',
};

export function DangerSection({ settings, forgetting, words, actions }: Props) {
  const { picked, lines, isBusy, said } = forgetting;
  const kept = isLast(picked) ? settings.keep : (picked ?? settings.keep);
  return (
    <section id="danger" aria-busy={isBusy} data-section="danger">
      <h2>{words.t('options_danger')}</h2>
      <p>{words.t('danger_text')}</p>
      <div class="pairs">
        <label>
          <span>{words.t('keep_label')}</span>
          <select
            name="keep"
            value={kept ?? ''}
            onChange={({ currentTarget: { value } }) => actions.keep(KEEPS.find((keep) => keep === value))}
          >
            <option value="">{words.t('keep_years')}</option>
            {KEEPS.toReversed().map((keep: Keep) => (
              <option key={keep} value={keep}>
                {words.t(`keep_${keep}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet">{words.t('keep_text')}</p>
      <p class="actions">
        {(Object.keys(LASTS) as Last[]).map((last) => (
          <button
            type="button"
            key={last}
            data-action={last}
            aria-expanded={picked === last && lines !== undefined}
            onClick={() => actions.forget(last)}
          >
            {words.t(FORGET[last])}
          </button>
        ))}
      </p>
      {picked && lines && <Question {...{ picked, lines, isBusy, words, actions }} />}
      <p role="status">{said && words.t(said)}</p>
      <p class="quiet">{words.t('danger_traces')}</p>
      <p class="quiet">{words.t('danger_more')}</p>
    </section>
  );
}

type QuestionProps = Pick<Props, 'words' | 'actions'> & Required<Pick<Forgetting, 'picked' | 'lines'>>;

/** Before anything goes: what it is. */
function Question({ picked, lines, words, actions }: QuestionProps) {
  const leave = (event: Event) => {
    leadTo(event, 'section', isLast(picked) ? `[data-action=${picked}]` : '[name=keep]');
    actions.cancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <div
      class="note"
      role="alertdialog"
      aria-label={words.t('goes_do')}
      aria-describedby="goes-text"
      onKeyDown={(event) => event.key === 'Escape' && leave(event)}
    >
      <div id="goes-text">
        <p>{words.t(lines.length > 0 ? 'goes_title' : 'goes_nothing')}</p>
        <ul>
          {lines.map((line) => (
            <li key={line.key}>{words.say(line)}</li>
          ))}
        </ul>
        {isLast(picked) && <p>{words.t('forget_text')}</p>}
      </div>
      <p class="actions">
        <button type="button" data-action="goes" onClick={actions.confirm}>
          {words.t('goes_do')}
        </button>
        <button type="button" class="main" ref={takeFocus} onClick={leave}>
          {words.t('cancel')}
        </button>
      </p>
    </div>
  );
}
