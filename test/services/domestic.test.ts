/** Sites inside a country: who may be asked where, and that no permission is for them. */
import { describe, expect, it } from 'vitest';
import { countries } from '../../src/services/countries.ts';
import { domesticControls, domesticCountries, domesticFor, domesticOf } from '../../src/services/domestic.ts';
import { contacts, controls, defaultSettings, hosts, services, watch } from '../../src/services/index.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const askedIn = (more: object) =>
  watch({ ...defaultSettings, ...more }, sight).domestic?.map(({ id }) => id) ?? [];

describe('sites inside a country', () => {
  it.each(domesticCountries)('are two of unrelated operators, over https (%s)', (country) => {
    const sites = domesticOf(country);
    expect(countries).toContain(country);
    expect(new Set(sites.map(({ operator }) => operator)).size).toBe(2);
    for (const { id, probe } of sites) {
      expect(id).toMatch(new RegExp(`^domestic/${country.toLowerCase()}-[a-z]+$`));
      expect(probe.url).toMatch(/^https:/);
    }
  });

  it('are asked in the country alone that was confirmed, and not where they were switched off', () => {
    expect(askedIn({})).toEqual([]);
    expect(askedIn({ country: 'IR' })).toEqual(['domestic/ir-divar', 'domestic/ir-digikala']);
    expect(askedIn({ country: 'IR', sparesDomestic: true })).toEqual([]);
    expect(askedIn({ country: 'DE' })).toEqual([]);
    expect(domesticFor({ ...defaultSettings, country: 'toString' })).toEqual([]);
  });

  it('are nobody’s other addresses, and stand in no permission', () => {
    const known = [...services, { endpoints: controls }, ...contacts].flatMap(hosts);
    expect(hosts({ endpoints: domesticControls }).filter((host) => known.includes(host))).toEqual([]);
  });
});
