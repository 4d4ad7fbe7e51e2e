import { fuzzParsers } from '../probes/fuzz.ts';

fuzzParsers(100_000);
