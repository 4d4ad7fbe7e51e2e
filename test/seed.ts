/** Imported by tests that draw their cases by chance. */
import fc from 'fast-check';

/** The same cases every time; others with `SEED=… npx vitest run …`. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7) });
