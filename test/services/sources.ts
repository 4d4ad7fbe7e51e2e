/** Where the facts of the catalogue come from, as the files of its services, controls and resolvers say it. */
import { sources as ofCheckUp } from '../../src/services/check-up.ts';
import { sources as ofControls } from '../../src/services/controls.ts';
import { sources as ofDomestic } from '../../src/services/domestic.ts';
import { countryServices, services } from '../../src/services/index.ts';
import { sources as ofResolvers } from '../../src/services/resolvers.ts';
import type { Source, Sources } from '../../src/services/service.ts';

export { ofCheckUp, ofControls, ofDomestic, ofResolvers };

/** By the service's id; `undefined` where its file exports none. */
export const ofServices: Readonly<Record<string, Sources | undefined>> = Object.fromEntries(
  await Promise.all(
    [...services, ...countryServices].map(async ({ id }) => {
      const file = (await import(`../../src/services/${id}.ts`)) as { sources?: Sources };
      return [id, file.sources] as const;
    }),
  ),
);

const textOf = ({ from }: Source): string => from;

/** Every text. */
export const texts: readonly string[] = [
  ...Object.values(ofServices).flatMap((one) =>
    one ? [one.encryption, ...Object.values(one.endpoints).map(textOf)] : [],
  ),
  ...[ofControls, ofDomestic, ofResolvers, ofCheckUp].flatMap((all) => Object.values(all).map(textOf)),
];
