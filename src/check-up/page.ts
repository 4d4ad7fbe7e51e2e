/** What the page of the check-up is drawn from. */
import type { Measured } from '../core/check-up/measured.ts';

export type Stage =
  | { is: 'ready' | 'stopped' | 'failed' }
  | { is: 'running'; count: number; total: number }
  | { is: 'done'; measured: Measured };

export interface CheckUpActions {
  start(): void;
  stop(): void;
  /** Asks the browser for the permission to read: has to be called directly from the click. */
  allow(): void;
  copy(text: string): void;
  nameSigner(isTicked: boolean): void;
}
