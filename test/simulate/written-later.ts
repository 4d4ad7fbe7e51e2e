/** Documents of the simulator's storage: a script reads few of those that are written, so they are made when one is read. */
import type { EntriesOf } from '../../src/background/kept-state.ts';
import type { State } from '../../src/core/model/state.ts';
import { historyEntries, stateDocument } from '../../src/core/storage/entries.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import { writeChunk } from '../../src/core/storage/observations.ts';

/** What storage gives back is a copy, as JSON. Nobody changes a document, so that it is time enough when one is read. */
export const copyOf = (document: unknown): unknown =>
  document === undefined ? undefined : JSON.parse(JSON.stringify(document));

/** A document that is made when a script reads it: most are written over before. */
class Later {
  private made: object | undefined;
  private readonly make: () => object;

  constructor(make: () => object) {
    this.make = make;
  }

  toJSON(): object {
    return (this.made ??= this.make());
  }
}

/** The state's own document. */
export class StateLater extends Later {
  readonly state: State;

  constructor(state: State) {
    super(() => stateDocument(state));
    this.state = state;
  }

  /** As storage gives it back: copied once it is asked for more than when the step ended. */
  read(): object {
    let copy: object | undefined;
    const whole = (): object => (copy ??= copyOf(this) as object);
    return new Proxy(
      {},
      {
        get: (_, name) => {
          // A promise that is given a document asks whether it is a promise itself.
          if (name === 'then') return undefined;
          return name === 'steppedAt' ? this.state.steppedAt : (Reflect.get(whole(), name) as unknown);
        },
        has: (_, name) => Reflect.has(whole(), name),
        ownKeys: () => Reflect.ownKeys(whole()),
        getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(whole(), name),
      },
    );
  }
}

export const writtenLater: EntriesOf = (before, after) => {
  const written = historyEntries(before, after, (chunk) => new Later(() => writeChunk(chunk)));
  written[STATE] = new StateLater(after);
  return written;
};
