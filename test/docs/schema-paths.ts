/** The fields of a schema as paths: `days[].services.<id>.stretches[].at`. */
import type * as v from 'valibot';

interface Any {
  type: string;
  entries?: Readonly<Record<string, Any>>;
  item?: Any;
  value?: Any;
  wrapped?: Any;
}

/** Every path of a schema but its own; what lies in a tuple or a union belongs to the path that holds it. */
export function pathsOf(schema: v.GenericSchema | Any, path = ''): string[] {
  const { type, entries, item, value, wrapped } = schema as Any;
  if (wrapped) return pathsOf(wrapped, path);
  if (type === 'object' && entries)
    return Object.entries(entries).flatMap(([name, inner]) => {
      const own = path ? `${path}.${name}` : name;
      return [own, ...pathsOf(inner, own)];
    });
  if (type === 'array' && item) return pathsOf(item, `${path}[]`);
  if (type === 'record' && value) return pathsOf(value, `${path}.<id>`);
  return [];
}
