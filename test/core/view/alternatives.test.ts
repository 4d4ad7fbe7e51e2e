import { describe, expect, it } from 'vitest';
import { alternatives } from '../../../src/core/view/alternatives.ts';
import type { ServiceChoice } from '../../../src/core/model/settings.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';
import { row } from '../../ui/fixtures/rows.ts';

const down = row('whatsapp', { status: 'down', operator: 'Meta' });
const rows = [
  down,
  row('telegram', { operator: 'Telegram' }),
  row('signal'),
  row('messenger', { operator: 'Meta' }),
  row('wire', { proven: 'website' }),
];

/** What is offered, best first, where this is wished of WhatsApp. */
function offered(wished: Partial<ServiceChoice>, shown = rows) {
  const services = defaultSettings.services.map((one) =>
    one.id === 'whatsapp' ? { ...one, ...wished } : one,
  );
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  return alternatives(shown, watch({ ...defaultSettings, services }, sight)).map(
    ({ id, isFallbackOf }) => `${id}${isFallbackOf ? ` for ${isFallbackOf}` : ''}`,
  );
}

describe('what works meanwhile', () => {
  it('is who shares no operator first, then messaging, then what is encrypted', () => {
    expect(offered({})).toEqual(['signal', 'telegram', 'wire', 'messenger']);
  });

  it('begins with whom the user has chosen for this', () => {
    expect(offered({ fallback: 'wire' })).toEqual(['wire for WhatsApp', 'signal', 'telegram', 'messenger']);
  });

  it('leaves out one that does not answer itself, and one that is not watched', () => {
    const silent = rows.map((one) => (one.id === 'telegram' ? { ...one, status: 'down' as const } : one));
    expect(offered({ fallback: 'telegram' }, silent)).toEqual(['signal', 'wire', 'messenger']);
    expect(offered({ fallback: 'zoom' })).toEqual(['signal', 'telegram', 'wire', 'messenger']);
  });

  it('never begins with one that a state may be able to read', () => {
    const read = rows.map((one) => (one.id === 'wire' ? { ...one, isReadByState: true } : one));
    expect(offered({ fallback: 'wire' }, read)).toEqual(['signal', 'telegram', 'messenger']);
  });

  it('is chosen for what fails, not for what answers', () => {
    expect(offered({ fallback: 'signal' }, rows.slice(1))).toEqual([
      'signal',
      'telegram',
      'messenger',
      'wire',
    ]);
  });
});
