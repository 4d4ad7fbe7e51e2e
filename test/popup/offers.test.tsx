// @vitest-environment happy-dom
import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../src/core/model/state.ts';
import { offerOf, Offers } from '../../src/popup/offers.tsx';
import { settings } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const NOW = Date.UTC(2026, 10, 30);
const seen = { ...emptyState, steppedAt: NOW };
const facts = { settings, state: seen, canGrant: true, isHidden: false, alerts: 'off', now: NOW } as const;

const nothing = (): void => undefined;
const on = { onAlerts: nothing, onDetailed: nothing, onDecline: nothing, onSeen: nothing };
const draw = (more: Partial<ComponentProps<typeof Offers>>) =>
  render(<Offers offer="alerts" words={wordsFor('en')} now={NOW} {...on} {...more} />);

describe('what is offered below the rows', () => {
  it('is alerts once there is a first result, while they are off or were refused', () => {
    expect(offerOf({ ...facts, state: emptyState })).toBeUndefined();
    expect(offerOf(facts)).toBe('alerts');
    expect(offerOf({ ...facts, alerts: 'refused' })).toBe('alerts');
    expect(offerOf({ ...facts, alerts: 'on' })).toBeUndefined();
  });

  it('says where there are no alerts, whenever the browser tells, until that was read', () => {
    expect(offerOf({ ...facts, alerts: 'never' })).toBe('alerts');
    const { text, all } = draw({ alerts: 'never' });
    expect(text()).toContain("In this browser extensions can't show alerts.");
    expect(all('[data-action=alerts]')).toEqual([]);
    expect(all('[data-action=decline]')).toHaveLength(1);
  });

  it('is made once: who puts it away is not asked again', () => {
    expect(offerOf({ ...facts, settings: { ...settings, declined: ['alerts'] } })).toBeUndefined();
  });

  it('comes after the button in sight, and before detailed checks', () => {
    expect(offerOf({ ...facts, isHidden: true })).toBe('pin');
    const declined = ['alerts'];
    const calm = { ...settings, startedAt: NOW - 4 * 86_400_000 };
    expect(offerOf({ ...facts, settings: calm })).toBe('alerts');
    expect(offerOf({ ...facts, settings: { ...calm, declined } })).toBe('detailed');
  });

  it('says that the browser has refused', () => {
    expect(draw({ alerts: 'refused' }).text()).toContain("The browser didn't allow alerts.");
  });

  it('turns alerts on at a press', () => {
    const done: string[] = [];
    const note = (what: string) => () => void done.push(what);
    const drawn = draw({ onAlerts: note('alerts'), onDecline: note('decline') });
    expect(drawn.text()).toContain('An alert when a service stops answering, and when it is back.');
    drawn.click('[data-action=alerts]');
    drawn.click('[data-action=decline]');
    expect(done).toEqual(['alerts', 'decline']);
  });
});
