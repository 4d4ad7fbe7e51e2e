/** Wasl in networks that tests make: what cannot be told from one that is well must not be told. `test/network` plays a few in `npm test`. */
import { cases } from '../network/cases.ts';
import { holdApart } from '../network/hold.ts';

holdApart(cases.filter(({ isShort }) => !isShort));
