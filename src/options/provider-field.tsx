/** The network of the user's provider, by the number under which the internet knows it. It is never looked up. */
import type { Words } from '../words/index.ts';

/** Numbers of autonomous systems have 32 bits (RFC 6793). */
const MOST = 2 ** 32 - 1;

/** One that is kept for examples (RFC 5398). */
const EXAMPLE = 'AS64496';

/** `AS3320` or `3320`, in any digits that a keyboard of ours writes; `undefined` for what is no such number. */
export function providerIn(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[٠-٩۰-۹०-९]/g, (digit) => String(valueOf(digit)));
  const [, digits] = /^\s*(?:AS)?\s*(\d{1,10})\s*$/i.exec(plain) ?? [];
  const number = Number(digits ?? NaN);
  return number >= 1 && number <= MOST ? number : undefined;
}

/** Digits of a script stand together, from nought on. */
function valueOf(digit: string): number {
  const code = digit.charCodeAt(0);
  return code - (code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660);
}

interface Props {
  provider: number | undefined;
  /** What was typed and is no such number. */
  wrong: string | undefined;
  words: Words;
  onSet(typed: string): void;
}

export function ProviderField({ provider, wrong, words, onSet }: Props) {
  return (
    <div class="pairs">
      <label>
        <span>{words.t('provider_label')}</span>
        <input
          type="text"
          name="provider"
          dir="ltr"
          size={14}
          autocomplete="off"
          placeholder={EXAMPLE}
          value={wrong ?? (provider === undefined ? '' : `AS${provider}`)}
          aria-invalid={wrong !== undefined}
          aria-describedby="provider-text provider-problem"
          onChange={({ currentTarget: field }) => onSet(field.value)}
        />
      </label>
      <small class="quiet" id="provider-text">
        {words.t('provider_text', { example: EXAMPLE })}
      </small>
      <p id="provider-problem" role="alert" class={wrong !== undefined ? 'problem' : ''}>
        {wrong !== undefined && words.t('provider_wrong')}
      </p>
    </div>
  );
}
