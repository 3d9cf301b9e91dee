/** A limit some hop applies unless told otherwise. */
export interface Timeout {
  /** Product and setting. */
  name: string
  /** ms */
  limit: number
  /** `idle`: since the last data. `life`: since the opening, whatever passes. */
  kind: 'idle' | 'life'
  /** The direction whose silence counts, where it is one alone. */
  counts?: 'receive' | 'send'
  /** What to set, for the ones that are set in a file. */
  setting?: { language: 'nginx' | 'haproxy' | 'text'; code: string }
  source: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Only rows with a public source. */
export const timeouts: readonly Timeout[] = [
  {
    name: 'nginx proxy_read_timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    counts: 'receive',
    setting: { language: 'nginx', code: 'proxy_read_timeout 3600s;' },
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    name: 'ingress-nginx proxy-read-timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    counts: 'receive',
    setting: {
      language: 'text',
      code: 'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"',
    },
    source:
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts',
  },
  {
    name: 'Apache httpd Timeout (ProxyTimeout)',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: { language: 'text', code: 'ProxyTimeout 3600' },
    source: 'https://httpd.apache.org/docs/2.4/mod/core.html#timeout',
  },
  {
    name: 'AWS Application Load Balancer idle timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#connection-idle-timeout',
  },
  {
    name: 'Phoenix socket timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    counts: 'send',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3-common-configuration',
  },
  {
    name: 'Heroku router',
    limit: 55 * SECOND,
    kind: 'idle',
    source: 'https://devcenter.heroku.com/articles/websockets#timeouts',
  },
  {
    name: 'HAProxy timeout client/server 50 s of common samples, where timeout tunnel is not set',
    limit: 50 * SECOND,
    kind: 'idle',
    setting: { language: 'haproxy', code: 'timeout tunnel 1h' },
    source: 'https://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel',
  },
  {
    name: 'HAProxy timeout client/server 30 s of common samples, where timeout tunnel is not set',
    limit: 30 * SECOND,
    kind: 'idle',
    setting: { language: 'haproxy', code: 'timeout tunnel 1h' },
    source: 'https://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel',
  },
  {
    name: 'Deno upgradeWebSocket idleTimeout',
    limit: 30 * SECOND,
    kind: 'idle',
    source: 'https://docs.deno.com/api/deno/~/Deno.UpgradeWebSocketOptions.idleTimeout',
  },
  {
    name: 'Jetty 12 idle timeout',
    limit: 30 * SECOND,
    kind: 'idle',
    source: 'https://github.com/jetty/jetty.project/issues/14332',
  },
  {
    name: 'Cloudflare proxy',
    limit: 100 * SECOND,
    kind: 'idle',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/5539',
  },
  {
    name: 'Bun idleTimeout',
    limit: 120 * SECOND,
    kind: 'idle',
    source: 'https://bun.sh/docs/api/websockets',
  },
  {
    name: 'uWebSockets idleTimeout',
    limit: 120 * SECOND,
    kind: 'idle',
    source: 'https://github.com/uNetworking/uWebSockets/blob/master/misc/READMORE.md',
  },
  {
    name: 'Azure Load Balancer idle timeout',
    limit: 4 * MINUTE,
    kind: 'idle',
    source: 'https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-reset',
  },
  {
    name: 'WSO2 Bijira idle timeout',
    limit: 4 * MINUTE,
    kind: 'idle',
    source:
      'https://wso2.com/bijira/docs/cloud/create-api-proxy/my-apis/websocket/quotas-and-limitations/',
  },
  {
    name: 'Cloudflare Gateway (Zero Trust)',
    limit: 270 * SECOND,
    kind: 'idle',
    source: 'https://github.com/cloudflare/cloudflare-docs/pull/3405',
  },
  {
    name: 'Envoy stream_idle_timeout',
    limit: 5 * MINUTE,
    kind: 'idle',
    source:
      'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts#stream-timeouts',
  },
  {
    name: 'Jetty 9 idle timeout',
    limit: 5 * MINUTE,
    kind: 'idle',
    source: 'https://github.com/apache/pulsar/pull/2118',
  },
  {
    name: 'AWS Network Load Balancer idle timeout',
    limit: 350 * SECOND,
    kind: 'idle',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html',
  },
  {
    name: 'Amazon CloudFront',
    limit: 10 * MINUTE,
    kind: 'idle',
    source: 'https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g',
  },
  {
    name: 'AWS API Gateway idle timeout',
    limit: 10 * MINUTE,
    kind: 'idle',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    name: 'Envoy route timeout, where it is not 0 for upgrades',
    limit: 15 * SECOND,
    kind: 'life',
    source: 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts#route-timeouts',
  },
  {
    name: 'Google Cloud HTTP(S) load balancer backend timeout',
    limit: 30 * SECOND,
    kind: 'life',
    source: 'https://cloud.google.com/load-balancing/docs/backend-service#timeout-setting',
  },
  {
    name: 'Google Cloud Run request timeout',
    limit: 5 * MINUTE,
    kind: 'life',
    source: 'https://cloud.google.com/run/docs/triggering/websockets',
  },
  {
    name: 'Vercel function duration',
    limit: 5 * MINUTE,
    kind: 'life',
    source: 'https://fly.io/learn/websockets-workers-cron/',
  },
  {
    name: 'WSO2 Bijira connection duration',
    limit: 15 * MINUTE,
    kind: 'life',
    source:
      'https://wso2.com/bijira/docs/cloud/create-api-proxy/my-apis/websocket/quotas-and-limitations/',
  },
  {
    name: 'Google Cloud Run longest request timeout',
    limit: 60 * MINUTE,
    kind: 'life',
    source: 'https://cloud.google.com/run/docs/triggering/websockets',
  },
  {
    name: 'AWS API Gateway connection duration',
    limit: 120 * MINUTE,
    kind: 'life',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    name: 'Daphne --websocket_timeout',
    limit: 24 * 60 * MINUTE,
    kind: 'life',
    source: 'https://github.com/django/daphne/blob/main/daphne/cli.py',
  },
]

/** An idle limit fires late, by its timer and the way to us, and hardly ever early; ms. */
const IDLE = { early: 300, late: 1_500 }
const LIFE = { within: 1_500, share: 0.03 }

/**
 * Every row a measured time fits, never the likeliest alone.
 *
 * @param counted for idle limits: whose silence was measured.
 */
export function matchTimeouts(
  measured: number,
  kind: Timeout['kind'],
  counted: Timeout['counts'] | 'any' = 'any',
): Timeout[] {
  return timeouts.filter(
    (row) => row.kind === kind && (row.counts ?? 'any') === counted && fits(row, measured),
  )
}

function fits({ kind, limit }: Timeout, measured: number): boolean {
  const off = measured - limit
  if (kind === 'idle') return off >= -IDLE.early && off <= IDLE.late
  return Math.abs(off) <= Math.max(LIFE.within, limit * LIFE.share)
}
