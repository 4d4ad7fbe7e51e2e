/** The country that the user is in, proposed by the computer's time zone and never looked up, and what is asked because of it. */
import type { Settings } from '../core/model/settings.ts';
import { namedCountries } from '../services/countries.ts';
import { domesticOf } from '../services/domestic.ts';
import { hosts } from '../services/hosts.ts';
import type { Props } from './props.ts';

export function CountrySection({ settings, proposedCountry, words, actions }: Props) {
  const { country, sparesDomestic } = settings;
  const named = namedCountries(words.language.tag);
  const proposed = named.find(({ code }) => code === proposedCountry && country === undefined);
  const asked = hosts({ endpoints: domesticOf(country) });
  return (
    <section id="country">
      <h2>{words.t('options_country')}</h2>
      <p class="quiet">{words.t('options_country_text')}</p>
      <div class="pairs">
        <label>
          <span>{words.t('country_label')}</span>
          <select
            name="country"
            value={country ?? ''}
            onChange={({ currentTarget: { value } }) => actions.change(inCountry(settings, value))}
          >
            <option value="">{words.t('country_none')}</option>
            {named.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {proposed && (
        <button type="button" onClick={() => actions.change(inCountry(settings, proposed.code))}>
          {words.t('country_proposed', { country: proposed.name })}
        </button>
      )}
      {asked.length > 0 && (
        <label class="choice">
          <input
            type="checkbox"
            name="country-asks"
            checked={!sparesDomestic}
            onChange={({ currentTarget: { checked } }) =>
              actions.change({ ...settings, sparesDomestic: !checked })
            }
          />
          <span>{words.t('country_asks', { hosts: { list: asked, isWhole: true } })}</span>
        </label>
      )}
      {country !== undefined && asked.length === 0 && <p class="quiet">{words.t('country_nobody')}</p>}
    </section>
  );
}

/** No country is no wish; another one asks anew whether its sites may be asked. */
function inCountry(settings: Settings, country: string): Settings {
  const { country: _country, sparesDomestic: _spares, ...rest } = settings;
  return country ? { ...rest, country } : rest;
}
