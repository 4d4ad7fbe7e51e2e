/**
 * What every outside source is, without how it is asked: for the pages, where people switch them on. The build runs this file, and what it
 * exports stands in its place.
 */
import type { About } from '../core/model/vantage.ts';
import { vantages } from './index.ts';

export const sources: readonly About[] = vantages.map(({ ask: _ask, ...about }) => about);
