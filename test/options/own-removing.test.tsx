// @vitest-environment happy-dom
/** Services of the user's own in the settings: removed, renamed. */
import { expect, describe, it } from 'vitest';
import { settings as firstSettings } from '../ui/fixtures/settings.ts';
import { open, own } from './open.tsx';

describe('removing one', () => {
  const settings = {
    ...firstSettings,
    custom: [own],
    services: [...firstSettings.services, { id: own.id, isPaused: true }],
  };

  it.each([
    ['remove-keep', []],
    ['remove-all', [`forget ${own.id}`]],
  ])('asks first what is to become of its history (%s)', async (action, forgotten) => {
    const page = open({ settings });
    page.click(`[data-gear=${own.id}]`);
    page.click(`[data-service=${own.id}] [data-action=own-remove]`);
    expect(page.text('[role=alertdialog]')).toContain('Remove Our chat?');
    expect(page.settings()).toEqual(settings);
    page.click(`[data-action=${action}]`);
    await page.rest();
    expect(page.settings()).toEqual({ ...firstSettings, custom: [] });
    expect(page.did).toEqual(['revoke https://chat.example/*', ...forgotten]);
  });

  it('does nothing when it is called off', () => {
    const page = open({ settings });
    page.click(`[data-gear=${own.id}]`);
    page.click(`[data-service=${own.id}] [data-action=own-remove]`);
    expect(document.activeElement).toBe(page.one('[data-action=remove-not]'));
    page.press('[role=alertdialog]', 'Escape');
    expect(page.all('[role=alertdialog]')).toEqual([]);
    expect(document.activeElement).toBe(page.one(`[data-service=${own.id}] [data-action=own-remove]`));
    expect([page.settings(), page.did]).toEqual([settings, []]);
  });

  it('is offered for those alone that the user added, which can be renamed too', () => {
    const page = open({ settings });
    for (const gear of page.all('[data-gear]')) gear.click();
    expect(page.all('[data-action=own-remove]')).toHaveLength(1);
    page.choose(`[data-service=${own.id}] [name=service-name]`, 'The office');
    expect(page.settings().custom![0]!.name).toBe('The office');
  });
});
