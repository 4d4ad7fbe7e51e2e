/**
 * Results in the form of OTLP: `ExportMetricsServiceRequest` of opentelemetry-proto 1.x
 * (collector/metrics/v1/metrics_service.proto, metrics/v1/metrics.proto, common/v1/common.proto), in protobuf, because receivers refuse
 * JSON (VictoriaMetrics). Names are those of the OpenTelemetry Collector's httpcheckreceiver and of Prometheus' blackbox exporter.
 */
import { PbfWriter } from 'pbf';
import type { Failure } from '../core/model/terms.ts';
import type { Look, Result, Verdict } from './results.ts';

type Attributes = Readonly<Record<string, string | number>>;

export interface Point {
  name: string;
  at: number;
  value: number;
  attributes: Attributes;
}

/** Our failures in the words of Network Error Logging (w3.org/TR/network-error-logging, section 6), as near as they come. */
export const NEL: Readonly<Record<Failure, string>> = {
  dns: 'dns.name_not_resolved',
  refused: 'tcp.refused',
  reset: 'tcp.reset',
  closed: 'tcp.closed',
  timeout: 'tcp.timed_out',
  tls: 'tls.failed',
  certificate: 'tls.cert.invalid',
  'http-error': 'http.error',
  'no-protocol': 'http.response.invalid',
  captive: 'http.failed',
  network: 'unknown',
  aborted: 'abandoned',
};

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'];

const UNITS: Readonly<Record<string, string>> = { 'httpcheck.duration': 'ms' };

function pointsOfLook({ at, target, url, latencyMs, failure, status }: Look): Point[] {
  const attributes = { target, 'http.url': url };
  const code = status ?? 0;
  // As the receiver has it: each class, and 1 for that of the answer. What cannot be read is of no class.
  const classes = failure !== undefined || status !== undefined ? CLASSES : [];
  return [
    ...classes.map((name, index) => ({
      ...{ name: 'httpcheck.status', at, value: Math.floor(code / 100) === index + 1 ? 1 : 0 },
      attributes: { ...attributes, 'http.status_code': code, 'http.status_class': name },
    })),
    { name: 'httpcheck.duration', at, value: latencyMs, attributes },
    ...(failure
      ? [
          {
            ...{ name: 'httpcheck.error', at, value: 1 },
            attributes: { ...attributes, 'error.message': failure, nel_type: NEL[failure] },
          },
        ]
      : []),
  ];
}

/** `reached` and `unknown` are no success and no failure: of its messages nothing was measured. */
const SUCCESS: Readonly<Record<string, number>> = { up: 1, degraded: 1, down: 0 };

function pointsOfVerdict({ at, target, verdict, cause, was }: Verdict): Point[] {
  const said = ([status, why]: readonly [string, string], value: number): Point => ({
    ...{ name: 'wasl.verdict', at, value },
    attributes: { target, status, ...(why !== '' && { cause: why }) },
  });
  const success = SUCCESS[verdict];
  return [
    said([verdict, cause], 1),
    ...(was ? [said(was, 0)] : []),
    ...(success === undefined ? [] : [{ name: 'probe_success', at, value: success, attributes: { target } }]),
  ];
}

export const pointsOf = (result: Result): Point[] =>
  'verdict' in result ? pointsOfVerdict(result) : pointsOfLook(result);

/** `KeyValue`, whose value is an `AnyValue`. */
function writeAttribute([key, value]: [string, string | number], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeMessage(
    2,
    (one, any) => (typeof one === 'string' ? any.writeStringField(1, one) : any.writeVarintField(3, one)),
    value,
  );
}

/** Nanoseconds, which no number of JavaScript holds exactly: 64 bits, the lower ones first. */
function writeTime(field: number, at: number, pbf: PbfWriter): void {
  const nanoseconds = BigInt(Math.round(at)) * 1_000_000n;
  const FIXED64 = 1;
  pbf.writeTag(field, FIXED64);
  pbf.writeFixed32(Number(nanoseconds & 0xffff_ffffn));
  pbf.writeFixed32(Number(nanoseconds >> 32n));
}

/** `NumberDataPoint`. */
function writePoint({ at, value, attributes }: Point, pbf: PbfWriter): void {
  writeTime(3, at, pbf);
  pbf.writeDoubleField(4, value);
  for (const entry of Object.entries(attributes)) pbf.writeMessage(7, writeAttribute, entry);
}

/** `Metric` with a `Gauge`. */
function writeMetric([name, points]: [string, Point[]], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeStringField(3, UNITS[name] ?? '1');
  pbf.writeMessage(
    5,
    (all, gauge) => all.forEach((point) => gauge.writeMessage(1, writePoint, point)),
    points,
  );
}

/** What is sent of these results; `resource` is said of all of them. */
export function encoded(results: readonly Result[], resource: Attributes): Uint8Array<ArrayBuffer> {
  const metrics = new Map<string, Point[]>();
  for (const point of results.flatMap(pointsOf))
    metrics.set(point.name, [...(metrics.get(point.name) ?? []), point]);
  const request = new PbfWriter();
  request.writeMessage(
    1,
    (_, all) => {
      all.writeMessage(
        1,
        (entries, one) => entries.forEach((entry) => one.writeMessage(1, writeAttribute, entry)),
        Object.entries(resource),
      );
      all.writeMessage(
        2,
        (entries, scope) => {
          scope.writeMessage(1, (name, one) => one.writeStringField(1, name), 'wasl');
          for (const metric of entries) scope.writeMessage(2, writeMetric, metric);
        },
        [...metrics],
      );
    },
    undefined,
  );
  return new Uint8Array(request.finish());
}
