/** The check-up of the user's own line: what it will ask and move, how far it is, what it found, and a text for the provider. */
import { findingsOf, lineSentence, toldProvider } from '../core/check-up/findings.ts';
import type { Measured } from '../core/check-up/measured.ts';
import type { Words } from '../words/index.ts';
import { FindingsList, Whole } from './findings-list.tsx';
import type { CheckUpActions, Stage } from './page.ts';
import { letterOf } from './say.ts';

export interface Props {
  stage: Stage;
  words: Words;
  hosts: readonly string[];
  /** What one moves where all answer. */
  bytes: number;
  /** Answers may be read. */
  isReadable: boolean;
  namesSigner: boolean;
  /** What a button has done. */
  said?: string | undefined;
  actions: CheckUpActions;
}

export function CheckUp(props: Props) {
  const { stage, words, actions } = props;
  const isRunning = stage.is === 'running';
  return (
    <main data-stage={stage.is} aria-busy={isRunning}>
      <h1>{words.t('checkup_title')}</h1>
      <p role="status" class={stage.is === 'failed' || stage.is === 'stopped' ? '' : 'hidden'}>
        {stage.is === 'running' && words.t('checkup_running')}
        {stage.is === 'stopped' && words.t('checkup_stopped')}
        {stage.is === 'failed' && words.t('checkup_failed')}
      </p>
      {stage.is === 'done' ? undefined : <Before {...props} />}
      {isRunning && <Running count={stage.count} total={stage.total} words={words} />}
      {stage.is === 'done' && <Found {...props} measured={stage.measured} />}
      <div class="actions">
        <button
          type="button"
          class={stage.is === 'done' || isRunning ? '' : 'main'}
          data-action={isRunning ? 'stop-check-up' : 'start-check-up'}
          onClick={() => (isRunning ? actions.stop() : actions.start())}
        >
          {words.t(isRunning ? 'checkup_stop' : stage.is === 'ready' ? 'checkup_start' : 'checkup_again')}
        </button>
      </div>
      {stage.is === 'running' || stage.is === 'done' || props.isReadable ? undefined : <Allow {...props} />}
    </main>
  );
}

function Before({ words, hosts, bytes }: Props) {
  return (
    <>
      <p>{words.t('checkup_intro', { bytes: { bytes } })}</p>
      <details>
        <summary>{words.t('checkup_hosts')}</summary>
        <ul class="hosts">
          {hosts.map((host) => (
            <li key={host}>
              <code dir="ltr">{host}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Allow({ words, actions }: Props) {
  return (
    <div class="actions">
      <p class="quiet">{words.t('checkup_allow_text')}</p>
      <button type="button" data-action="allow-reading" onClick={() => actions.allow()}>
        {words.t('checkup_allow')}
      </button>
    </div>
  );
}

function Running({ count, total, words }: { count: number; total: number; words: Words }) {
  return (
    <div class="running">
      <progress value={count} max={Math.max(1, total)} aria-label={words.t('checkup_running')} />
      <p class="quiet">
        {total > 0 ? words.t('checkup_progress', { count, total }) : words.t('checkup_running')}
      </p>
    </div>
  );
}

function Found({ measured, words, namesSigner, said, actions }: Props & { measured: Measured }) {
  const findings = findingsOf(measured);
  const isFine = !measured.isSystemOffline && !findings.some(({ mark }) => mark === 'fault');
  const told = toldProvider(findings, namesSigner);
  const letter = letterOf(told, { at: measured.at, count: measured.looks.length }, words);
  const hasSigner = findings.some(({ topic, mark }) => topic === 'gateway' && mark === 'note');
  return (
    <>
      <Whole sentence={lineSentence(measured, findings)} isFine={isFine} words={words} />
      <FindingsList findings={findings} words={words} />
      {letter !== undefined && (
        <section class="letter">
          <h2>{words.t('checkup_letter_title')}</h2>
          <p class="quiet">{words.t('checkup_letter_text')}</p>
          <pre>{letter}</pre>
          {hasSigner && (
            <label class="choice">
              <input
                type="checkbox"
                checked={namesSigner}
                onChange={(event) => actions.nameSigner(event.currentTarget.checked)}
              />
              <span>{words.t('checkup_letter_signer')}</span>
            </label>
          )}
          <div class="actions">
            <button type="button" class="main" data-action="copy-letter" onClick={() => actions.copy(letter)}>
              {words.t('report_copy')}
            </button>
            <span role="status">{said}</span>
          </div>
        </section>
      )}
    </>
  );
}
