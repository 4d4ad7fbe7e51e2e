/** The story of a scenario for a person to read. */
import type { Told } from './play.ts';

function clockOf(seconds = 0): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function said(told: Told): string {
  switch (told.event) {
    case 'connection':
      return `connection: ${told['connection']}${told['reach'] ? ` (${told['reach']})` : ''}`;
    case 'status': {
      const cause = told['cause'] ? `, cause ${told['cause']}` : '';
      return `${told['service']}: ${told['status']}${cause} (${told['rule'] ?? 'not yet asked'})`;
    }
    case 'function':
      return `${told['service']}, ${told['function']}: ${told['status']}`;
    case 'incident': {
      const span = `since ${clockOf(told['openedAt'] as number)}`;
      const until = told['resolvedAt'] === undefined ? '' : ` until ${clockOf(told['resolvedAt'] as number)}`;
      return `incident ${told['change']}: ${(told['services'] as string[]).join(', ')} ${span}${until}, cause ${told['cause']}`;
    }
    case 'notification':
      return `${told['replaces'] ? 'notification (replaces)' : 'notification'}: ${told['title']} | ${told['message']}`;
    case 'asked':
      return `asked others (${told['source']}) about ${told['service']}: ${told['bytes']} B`;
    case 'probe':
      return `probe ${told['endpoint']} as ${told['kind']}${told['warm'] ? ', warm' : ''}: ${told['answered'] ? 'answered' : told['failure']}, ${told['bytes']} B`;
    case 'summary':
      return `${told['probes']} probes, ${told['bytes']} bytes, ${told['rounds']} steps, ${told['notMeasuredSeconds']} s not measured, ${told['notifications']} notifications`;
  }
}

export function readable(told: Told): string {
  const at = told.event === 'summary' ? '        ' : clockOf(told.at);
  return `  ${at}  ${said(told)}\n`;
}
