import { mutateProfiles } from './mutated-profile.ts';

mutateProfiles(150);
