/** A few networks that tests make; `test/long/network.test.ts` plays all others. */
import { cases } from './cases.ts';
import { holdApart } from './hold.ts';

holdApart(cases.filter(({ isShort }) => isShort));
