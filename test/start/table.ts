/** What the popup shows, as lines of text for a terminal. */
import type { ShownPopup, ShownService } from '../drive/popup.ts';

/** One line for each service, the evidence below it. */
export function table({ connection, answer, services }: ShownPopup): string {
  const width = Math.max(...services.map(({ name }) => name.length), 'Your connection'.length);
  const lines = services.flatMap((service) => [
    `${service.name.padEnd(width)}  ${verdict(service)}`,
    ...service.evidence.map((line) => `${' '.repeat(width)}    · ${line}`),
  ]);
  return [answer, '', `${'Your connection'.padEnd(width)}  ${connection}`, ...lines].join('\n');
}

/** The status, its cause in brackets, and the row's own words where they say more. */
export function verdict({ status, cause, isChecking, summary }: ShownService): string {
  const words = [status, cause && `(${cause})`, isChecking && '[checking]'].filter(Boolean).join(' ');
  return summary ? `${words.padEnd(20)}  ${summary}` : words;
}

/** What is said differently than before: services whose status, cause or doubt changed, and the connection. */
export function changes(before: ShownPopup | undefined, now: ShownPopup): string[] {
  const past = new Map(before?.services.map((service) => [service.id, service]));
  const services = now.services.filter(({ id, status, cause, isChecking }) => {
    const then = past.get(id);
    return then?.status !== status || then.cause !== cause || then.isChecking !== isChecking;
  });
  return [
    ...(before?.connection === now.connection ? [] : [`Your connection: ${now.connection}`]),
    ...services.map((service) => `${service.name}: ${verdict(service)}`),
  ];
}

/** Every service was measured, and nothing is in doubt. */
export function isSettled({ services, connection }: ShownPopup): boolean {
  const isJudged = ({ status, cause, isChecking }: ShownService) =>
    !isChecking && (status !== 'unknown' || cause === 'connection');
  return connection !== 'unknown' && services.length > 0 && services.every(isJudged);
}
