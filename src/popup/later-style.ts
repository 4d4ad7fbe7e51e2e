/** The style of what the answer does not need. The document names it, and leaves it until it is wanted. */

import { slideWorse } from './motion.ts';

/** Resolves once it is there. Where it cannot be had, what it is for is drawn without it. */
export async function laterStyle(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[disabled]');
  if (!link) return;
  link.disabled = false;
  await new Promise((done) => {
    link.onload = link.onerror = done;
  });
  slideWorse();
}
