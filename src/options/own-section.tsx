/** The form for a service of one's own: an address, what answers there, and a name. */
import type { Found } from '../core/model/finding.ts';
import { OWN_KINDS } from '../services/custom.ts';
import type { Words } from '../words/index.ts';
import type { Adding, AddingActions } from './own-adding.ts';
import { leadTo } from './focus.ts';

export interface OwnProps {
  adding: Adding;
  /** Bytes a month that each thing found would cost at the pace that is chosen. */
  monthOf(found: Found): number;
  words: Words;
  actions: AddingActions;
}

/** Kinds are proper names, but for the one that everybody knows. */
const kindOf = ({ kind }: Found, words: Words): string =>
  OWN_KINDS[kind as keyof typeof OWN_KINDS] || words.t('own_page');

export function OwnSection(props: OwnProps) {
  const { adding, words, actions } = props;
  const { typed, asking, problem, isRefused } = adding;
  return (
    <div class="own">
      <h3>{words.t('own_title')}</h3>
      <p class="quiet">{words.t('own_text')}</p>
      <form
        class="actions"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking) actions.test();
        }}
      >
        <label class="field">
          <span>{words.t('own_address')}</span>
          <input
            type="text"
            name="own-address"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            maxLength={2000}
            placeholder="chat.example.org"
            value={typed}
            aria-invalid={problem !== undefined}
            aria-describedby="own-problem"
            onInput={(event) => actions.type(event.currentTarget.value)}
          />
        </label>
        <button type="submit" data-action="own-look" aria-disabled={asking !== undefined}>
          {words.t(asking ? 'own_looking' : 'own_look')}
        </button>
      </form>
      <p id="own-problem" role="alert" class={problem && 'problem'}>
        {problem && words.say(problem)}
      </p>
      {isRefused && (
        <p class="actions">
          <button type="button" data-action="own-without" onClick={actions.testWithout}>
            {words.t('own_without')}
          </button>
        </p>
      )}
      {adding.finding && <FoundThere {...props} finding={adding.finding} />}
    </div>
  );
}

/** What was found is put away, and the hand is back where it typed. */
function andBack(event: Event, act: () => void): void {
  leadTo(event, '.own', '[name="own-address"]');
  act();
}

type FoundProps = OwnProps & { finding: NonNullable<Adding['finding']> };

function FoundThere({ adding, finding, monthOf, words, actions }: FoundProps) {
  const { found, elsewhere, isReadable, host } = finding;
  const one = found[adding.picked] ?? found[0];
  if (!one) return undefined;
  const { latencyMs, grade, bytes } = one;
  return (
    <div class="note" role="group" aria-label={host} data-own="found">
      {grade > 0 && (
        <>
          <p role="status">
            {words.t('own_found', { host, kind: kindOf(one, words), latencyMs: { latencyMs } })}
          </p>
          <p class="quiet">
            {words.t(grade > 1 ? 'own_proven_messaging' : 'own_proven_website')}{' '}
            {words.t('own_cost', { bytes: { bytes }, month: { bytes: monthOf(one) } })}
          </p>
        </>
      )}
      {!isReadable && <p class="quiet">{words.t('own_unreadable')}</p>}
      {elsewhere.length > 0 && (
        <p class="actions">
          <span>{words.t('own_elsewhere', { host, hosts: { list: elsewhere } })}</span>
          <button type="button" data-action="own-elsewhere" onClick={actions.testElsewhere}>
            {words.t('own_elsewhere_ask')}
          </button>
        </p>
      )}
      <div class="pairs">
        {found.length > 1 && (
          <label>
            <span>{words.t('own_kind')}</span>
            <select
              name="own-kind"
              value={adding.picked}
              onChange={(event) => actions.pick(Number(event.currentTarget.value))}
            >
              {found.map((each, index) => (
                <option key={each.url} value={index}>
                  {kindOf(each, words)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{words.t('own_name')}</span>
          <input
            type="text"
            name="own-name"
            dir="auto"
            maxLength={60}
            value={adding.name}
            onInput={(event) => actions.call(event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="actions">
        <button
          type="button"
          class="main"
          data-action="own-add"
          onClick={(event) => andBack(event, actions.add)}
        >
          {words.t('own_add')}
        </button>
        <button type="button" data-action="own-cancel" onClick={(event) => andBack(event, actions.cancel)}>
          {words.t('cancel')}
        </button>
      </p>
    </div>
  );
}
