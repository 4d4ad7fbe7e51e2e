/** What is sent to a collector, read by a protobuf library that is not ours, by the definitions of OpenTelemetry. */
import protobuf from 'protobufjs';
import { expect, it } from 'vitest';
import { encoded, NEL, pointsOf } from '../../src/background/otlp.ts';
import type { Result } from '../../src/background/results.ts';
import { FAILURES } from '../../src/core/model/terms.ts';

/** As much of opentelemetry-proto 1.x as a gauge needs, with its own names and numbers. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
  message InstrumentationScope { string name = 1; string version = 2; }
  message NumberDataPoint {
    repeated KeyValue attributes = 7; fixed64 start_time_unix_nano = 2; fixed64 time_unix_nano = 3;
    oneof value { double as_double = 4; sfixed64 as_int = 6; }
  }
  message Gauge { repeated NumberDataPoint data_points = 1; }
  message Metric { string name = 1; string description = 2; string unit = 3; oneof data { Gauge gauge = 5; } }
  message ScopeMetrics { InstrumentationScope scope = 1; repeated Metric metrics = 2; string schema_url = 3; }
  message ResourceMetrics { Resource resource = 1; repeated ScopeMetrics scope_metrics = 2; string schema_url = 3; }
  message ExportMetricsServiceRequest { repeated ResourceMetrics resource_metrics = 1; }
`);
const request = root.lookupType('ExportMetricsServiceRequest');

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: string };
}
interface Read {
  resourceMetrics: {
    resource: { attributes: Attribute[] };
    scopeMetrics: {
      scope: { name: string };
      metrics: {
        name: string;
        unit: string;
        gauge: { dataPoints: { attributes: Attribute[]; timeUnixNano: string; asDouble: number }[] };
      }[];
    }[];
  }[];
}

const AT = 1_796_010_028_333;
const results: Result[] = [
  { at: AT, target: 'signal', url: 'https://chat.signal.org/', latencyMs: 81.5, status: 404 },
  { at: AT + 1, target: 'signal', url: 'https://storage.signal.org/', latencyMs: 9000, failure: 'timeout' },
  { at: AT + 2, target: 'signal', verdict: 'down', cause: 'service', was: ['up', ''] },
];

const named = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));

function read(bytes: Uint8Array) {
  const { resourceMetrics } = request.toObject(request.decode(bytes), { longs: String }) as Read;
  const [{ resource, scopeMetrics }] = resourceMetrics as [Read['resourceMetrics'][0]];
  const points = scopeMetrics.flatMap(({ metrics }) =>
    metrics.flatMap(({ name, gauge }) =>
      gauge.dataPoints.map(({ attributes, timeUnixNano, asDouble }) => ({
        ...{ name, time: timeUnixNano, value: asDouble, attributes: named(attributes) },
      })),
    ),
  );
  return { count: resourceMetrics.length, resource: named(resource.attributes), points };
}

it('says in OpenTelemetry’s form what was measured and what is thought, to the millisecond', () => {
  const { count, resource, points } = read(
    encoded(results, { 'service.name': 'wasl', 'service.instance.id': 'desk-7' }),
  );
  expect([count, resource]).toEqual([1, { 'service.name': 'wasl', 'service.instance.id': 'desk-7' }]);
  const own = results.flatMap(pointsOf);
  expect(points).toHaveLength(own.length);
  for (const { name, at, value, attributes } of own)
    expect(points).toContainEqual({ name, time: `${at}000000`, value, attributes });
  expect(points.filter(({ name, value }) => name === 'httpcheck.status' && value === 1)).toMatchObject([
    { attributes: { 'http.status_class': '4xx', 'http.status_code': 404, target: 'signal' } },
  ]);
  expect(points.find(({ name }) => name === 'httpcheck.error')!.attributes).toMatchObject({
    ...{ target: 'signal', 'error.message': 'timeout', nel_type: 'tcp.timed_out' },
  });
  expect(points.find(({ name }) => name === 'probe_success')).toMatchObject({
    value: 0,
    attributes: { target: 'signal' },
  });
  expect(
    points.filter(({ name }) => name === 'wasl.verdict').map(({ value, attributes }) => [value, attributes]),
  ).toEqual([
    [1, { target: 'signal', status: 'down', cause: 'service' }],
    [0, { target: 'signal', status: 'up' }],
  ]);
});

it('says of what could not be read no class, and of what was not measured no success', () => {
  const names = (result: Result) => pointsOf(result).map(({ name }) => name);
  expect(names({ at: AT, target: 'x', url: 'https://x.com/', latencyMs: 5 })).toEqual(['httpcheck.duration']);
  for (const verdict of ['unknown', 'reached'])
    expect(names({ at: AT, target: 'x', verdict, cause: 'connection' })).toEqual(['wasl.verdict']);
});

it('has a word of Network Error Logging for each failure', () => {
  expect(Object.keys(NEL).sort()).toEqual([...FAILURES].sort());
});
