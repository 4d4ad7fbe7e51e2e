/** A row that turns worst while somebody looks slides up to its place. What else moves is a matter of style: `motion.css`. */

const ROW = 'li[data-service]';

/** Into its place from a little below it: nothing else makes room for that. */
const SLIDE = [{ translate: '0 1.5rem' }, { translate: 'none' }];

/** From now on, as long as the page is there. */
export function slideWorse(): void {
  const wanted = matchMedia('(prefers-reduced-motion: no-preference)');
  const turned = new MutationObserver((records) => {
    for (const { target, oldValue } of records) {
      const row = target as HTMLElement;
      const isWorse = row.matches(ROW) && row.dataset['status'] === 'down' && oldValue !== 'down';
      if (isWorse && wanted.matches) row.animate(SLIDE, { duration: 300, easing: 'ease-out' });
    }
  });
  const what = { attributeFilter: ['data-status'], attributeOldValue: true, subtree: true };
  turned.observe(document.body, what);
}
