import { mutateProfiles } from '../background/mutated-profile.ts';

mutateProfiles(10_000);
