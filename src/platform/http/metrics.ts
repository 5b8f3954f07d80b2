import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  requestEnded(method: string, path: string, status: number, seconds: number): void
  jobEnded(name: string, ok: boolean): void
  /** The Prometheus text format. */
  text(): Promise<string>
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'beffroi_http_request_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'path', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'beffroi_jobs_total',
    help: 'Jobs run, by name and outcome',
    labelNames: ['name', 'outcome'],
    registers: [registry],
  })
  return {
    requestEnded: (method, path, status, seconds) =>
      requests.observe({ method, path, status: String(status) }, seconds),
    jobEnded: (name, ok) => jobs.inc({ name, outcome: ok ? 'ok' : 'failed' }),
    text: () => registry.metrics(),
  }
}
