/** The times at which the user's own line was lost, and a text about them for the provider. */
import type { LineLosses, LineLoss } from '../core/history/line-losses.ts';
import type { Words } from '../words/index.ts';
import type { Dates } from './dated.ts';
import { lineLetter, lossLine } from './line-letter.ts';

export interface LetterActions {
  /** Takes a loss, by its beginning, into the text or out of it. */
  tell(at: number, isTold: boolean): void;
  copyLetter(text: string): void;
}

interface Props extends LetterActions {
  line: LineLosses;
  month: { from: number; to: number };
  hosts: readonly string[];
  /** Beginnings of losses that are left out. */
  leftOut: readonly number[];
  /** What the button has done. */
  said?: string | undefined;
  words: Words;
  dates: Dates;
}

export function LineSection(props: Props) {
  const { line, month, hosts, leftOut, said, words, dates, tell, copyLetter } = props;
  if (line.losses.length === 0) return <></>;
  const isTold = ({ at }: LineLoss): boolean => !leftOut.includes(at);
  const told = line.losses.filter(isTold);
  const letter = told.length > 0 && lineLetter(told, line, month, hosts, words, dates);
  return (
    <section class="line-losses">
      <h2>{words.t('line_losses_title')}</h2>
      <p class="quiet">{words.t('line_losses_text')}</p>
      <ul class="losses">
        {line.losses.toReversed().map((loss) => (
          <li key={loss.at}>
            <label class="choice">
              <input
                type="checkbox"
                name="loss"
                checked={isTold(loss)}
                onChange={(event) => tell(loss.at, event.currentTarget.checked)}
              />
              <span>{lossLine(loss, words, dates)}</span>
            </label>
          </li>
        ))}
      </ul>
      {letter && (
        <section class="letter">
          <h3>{words.t('checkup_letter_title')}</h3>
          <p class="quiet">{words.t('checkup_letter_text')}</p>
          <pre>{letter}</pre>
          <div class="actions screen">
            <button type="button" data-action="copy-letter" onClick={() => copyLetter(letter)}>
              {words.t('report_copy')}
            </button>
            <span role="status">{said}</span>
          </div>
        </section>
      )}
    </section>
  );
}
