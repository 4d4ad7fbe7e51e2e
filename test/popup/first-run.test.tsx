// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model.ts';
import { FirstRun } from '../../src/options/first-run.tsx';
import type { Props } from '../../src/options/first-run.tsx';
import { costs, offers, settings } from '../ui/fixtures.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

function draw(more: Partial<Props> & { tag?: string } = {}) {
  const { tag = 'en', ...props } = more;
  const changes: Settings[] = [];
  const done: string[] = [];
  const page = (
    <FirstRun
      services={offers}
      settings={{ ...settings, isStarted: false }}
      costs={costs}
      alerts="off"
      words={wordsFor(tag)}
      onChange={(next) => changes.push(next)}
      onAlerts={() => done.push('alerts')}
      onStart={() => done.push('start')}
      {...props}
    />
  );
  return { ...render(page), changes, done };
}

describe('the first run', () => {
  it('keeps the contract: one status, one connection, one button that starts', () => {
    const drawn = draw();
    expect(drawn.text('[role=status]')).toBe('Nothing is checked until you press Start.');
    expect(drawn.all('[data-connection=unknown]')).toHaveLength(1);
    drawn.click('button[data-action=start]');
    expect(drawn.done).toEqual(['start']);
  });

  it('says directly above Start who is contacted, for how many bytes, and who can see it', () => {
    expect(draw().text('.terms')).toMatch(
      /Wasl will contact WhatsApp, Telegram, Signal and Messenger\..*about 16 MB a month.*Your provider can see that this computer contacts these services; untick any that could harm you\. ?Wasl watches only while the browser runs\. ?Start$/,
    );
  });

  it('names every ticked service, however many', () => {
    const all = { ...settings, services: offers.map(({ id }) => ({ id })) };
    const text = draw({ settings: all }).text('.terms');
    expect(offers.filter(({ name }) => !text.includes(name))).toEqual([]);
  });

  it('ticks and unticks', () => {
    const drawn = draw();
    drawn.click('input[name=signal]');
    drawn.click('input[name=discord]');
    expect(drawn.changes.map(({ services }) => services.map(({ id }) => id).join())).toEqual([
      'whatsapp,telegram,messenger',
      'whatsapp,telegram,signal,messenger,discord',
    ]);
  });

  it('changes the preset, with the megabytes of each in the list', () => {
    const drawn = draw();
    expect(drawn.all('option').map(({ textContent }) => textContent)).toEqual([
      'Saver, about 9.3 MB a month',
      'Normal, about 16 MB a month',
      'Watchful, about 41 MB a month',
    ]);
    drawn.choose('select[name=preset]', 'saver');
    expect(drawn.changes.map(({ preset }) => preset)).toEqual(['saver']);
  });

  it('does not start with nothing ticked', () => {
    const drawn = draw({ settings: { ...settings, services: [] } });
    drawn.click('[data-action=start]');
    expect(drawn.done).toEqual([]);
    expect(drawn.text('.terms')).toContain('Choose at least one service.');
  });

  it('turns alerts on at a press, and says how it went', () => {
    const drawn = draw();
    drawn.click('[data-action=alerts]');
    expect(drawn.done).toEqual(['alerts']);
    expect(draw({ alerts: 'on' }).text()).toContain('Alerts are on.');
    expect(draw({ alerts: 'refused' }).text()).toContain('The browser did not allow alerts.');
  });

  it('is whole in Arabic', () => {
    const text = draw({ tag: 'ar' }).text();
    expect(text).toContain(
      'يستطيع مزوّد الإنترنت أن يرى أن هذا الحاسوب يتصل بهذه الخدمات؛ فألغِ اختيار ما قد يضرّك منها.',
    );
    expect(text).not.toMatch(/\$|[a-z]+_[a-z]/);
  });
});
