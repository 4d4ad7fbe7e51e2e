/** Networks in which the check-up of the line is asked for, and what it may say of each as a whole. */
import type { Case, Network } from './cases.ts';

export interface CheckUpCase extends Pick<Case, 'name' | 'isSevering'> {
  does(network: Network): void | Promise<void>;
  whole: readonly string[];
}

export const checkUps: readonly CheckUpCase[] = [
  { name: 'check-up of a line that is well', does: () => undefined, whole: ['whole-fine'] },
  {
    name: 'check-up of a line that loses 20 % of all packets',
    does: ({ firewall }) => firewall.lose(0.2),
    whole: ['requests-lossy'],
  },
  {
    name: 'check-up of a line that loses 1 % of all packets',
    does: ({ firewall }) => firewall.lose(0.01),
    whole: ['whole-fine'],
  },
  {
    name: 'check-up behind a sign-in page',
    does: ({ firewall, portal }) => firewall.captivate(portal),
    // What answers in its place cannot be read here.
    whole: ['sign-in-page', 'sign-in-likely'],
  },
  {
    name: 'check-up over IPv6 that leads nowhere',
    does: ({ names }) => names.tellAddresses6(),
    isSevering: true,
    whole: ['ipv6-silent'],
  },
  {
    name: 'check-up over a resolver that is silent',
    does: ({ names }) => names.lie(() => true, 'silence'),
    isSevering: true,
    // Neutral sites are still connected.
    whole: ['requests-new', 'requests-none'],
  },
  {
    name: 'check-up over a line that is pulled out',
    does: ({ pullOut }) => pullOut(),
    whole: ['whole-offline', 'requests-none'],
  },
  {
    name: 'check-up where somebody whom the computer trusts opens what is encrypted',
    does: ({ inspect }) => inspect(),
    isSevering: true,
    whole: ['whole-fine'],
  },
];
