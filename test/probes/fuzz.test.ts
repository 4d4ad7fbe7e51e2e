import { fuzzParsers } from './fuzz.ts';

fuzzParsers(10_000);
