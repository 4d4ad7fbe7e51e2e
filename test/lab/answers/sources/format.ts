/** What each outside source of the lab has: how its answer looks for what the scenario has it say. */
import type { SourceKind } from '../../../../src/core/model/opinion.ts';
import type { ServiceFunction, ServiceId } from '../../../../src/core/model/terms.ts';
import type { formatsAt } from '../../../vantages/formats.ts';
import type { Reply } from '../../../vantages/served.ts';
import type { Question } from '../../answer.ts';

/** What it says, as the scenario has it. */
export interface Word {
  says: 'up' | 'trouble';
  /** The moment of which it speaks. */
  at: number;
  /** The builders of all formats at that moment. */
  of: ReturnType<typeof formatsAt>;
  serves: ServiceFunction;
  /** Posts in the last half hour; left out: as many as on any day, or as in any outage. */
  count?: number;
  /** The country that the user has chosen, and the one of which it speaks. */
  country: string;
  place?: string;
}

export interface Format {
  kind: SourceKind;
  hosts: readonly string[];
  /** Every page may read it. */
  isOpen: boolean;
  /** About which service, or request, it is asked; `undefined`: it is not asked here. */
  asked(
    question: Question,
  ): { service?: ServiceId | undefined; host?: string; isOfCountry?: boolean } | undefined;
  reply(question: Question, word: Word): Reply | undefined;
}

export const MINUTE = 60_000;
