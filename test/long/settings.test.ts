import { mutateSettings } from '../services/mutated-settings.ts';

mutateSettings(10_000);
