/** What Wasl is, where its code lies, and what it never does. */
import type { Words } from '../words/index.ts';

const NEVER = [
  'about_never_server',
  'about_never_browsing',
  'about_never_contact',
  'about_never_blame',
  'about_never_count',
] as const;

export function AboutSection({ words, version }: { words: Words; version: string }) {
  return (
    <section id="about">
      <h2>{words.t('options_about')}</h2>
      <p>{words.t('about_text', { version })}</p>
      <p>{words.t('about_source')}</p>
      <p>
        <a href="../licences.txt">{words.t('about_licences')}</a>
      </p>
      <p class="quiet">{words.t('start_running')}</p>
      <h3>{words.t('about_privacy')}</h3>
      <p>{words.t('about_privacy_text')}</p>
      <h3>{words.t('about_never')}</h3>
      <ul class="plain">
        {NEVER.map((key) => (
          <li key={key}>{words.t(key)}</li>
        ))}
      </ul>
    </section>
  );
}
