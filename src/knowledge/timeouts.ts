import type { Snippet } from './snippet.ts'

/** A limit some hop applies unless told otherwise. */
export interface Timeout {
  /** Product and setting. */
  name: string
  /** What else must hold, or where the number comes from, if not from the documentation. */
  note?: string
  /** ms */
  limit: number
  /** `idle`: since the last data. `life`: since the opening, whatever passes. */
  kind: 'idle' | 'life'
  /** Id of the library its server speaks: without it the row says nothing. */
  library?: string
  /** The direction whose silence counts, where it is one alone. */
  counts?: 'receive' | 'send'
  /** What to set, where it can be set: a file, a command, an option. */
  setting?: Snippet
  source: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

/**
 * Only rows with a public source. The words of nginx's documentation notwithstanding, any traffic of
 * a tunnel, either way, starts its read timer anew (measured with 1.22; the lab has the proof).
 */
export const timeouts: readonly Timeout[] = [
  {
    name: 'nginx proxy_read_timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: { language: 'nginx', code: 'proxy_read_timeout 3600s;' },
    source: 'https://nginx.org/en/docs/http/websocket.html',
  },
  {
    name: 'ingress-nginx proxy-read-timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: {
      language: 'text',
      code: 'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"',
    },
    source:
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts',
  },
  {
    name: 'Apache httpd ProxyTimeout (Timeout)',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: { language: 'text', code: 'ProxyTimeout 3600' },
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxytimeout',
  },
  {
    name: 'Kong read_timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: {
      language: 'text',
      code: 'curl -X PATCH http://localhost:8001/services/<service> --data read_timeout=3600000',
    },
    source: 'https://developer.konghq.com/gateway/entities/service/',
  },
  {
    name: 'AWS Application Load Balancer idle timeout',
    limit: 60 * SECOND,
    kind: 'idle',
    setting: {
      language: 'text',
      code: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600',
    },
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#connection-idle-timeout',
  },
  {
    name: 'Phoenix socket timeout',
    library: 'phoenix',
    limit: 60 * SECOND,
    kind: 'idle',
    counts: 'send',
    setting: {
      language: 'text',
      code: 'socket "/socket", MyAppWeb.UserSocket, websocket: [timeout: 3_600_000]',
    },
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3-common-configuration',
  },
  {
    name: 'Heroku router',
    limit: 55 * SECOND,
    kind: 'idle',
    source: 'https://devcenter.heroku.com/articles/websockets#timeouts',
  },
  {
    name: 'HAProxy timeout client/server',
    note: 'as in common samples, where timeout tunnel is not set',
    limit: 50 * SECOND,
    kind: 'idle',
    setting: { language: 'haproxy', code: 'timeout tunnel 1h' },
    source: 'https://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel',
  },
  {
    name: 'HAProxy timeout client/server',
    note: 'as in common samples, where timeout tunnel is not set',
    limit: 30 * SECOND,
    kind: 'idle',
    setting: { language: 'haproxy', code: 'timeout tunnel 1h' },
    source: 'https://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel',
  },
  {
    name: 'Jetty 12 idle timeout',
    limit: 30 * SECOND,
    kind: 'idle',
    setting: { language: 'text', code: 'factory.setIdleTimeout(Duration.ofHours(1));' },
    source: 'https://github.com/jetty/jetty.project/issues/14332',
  },
  {
    name: 'the Cloudflare proxy',
    note: 'as users report it; its documentation gives no number',
    limit: 100 * SECOND,
    kind: 'idle',
    source: 'https://github.com/aspnet/WebSockets/issues/134',
  },
  {
    name: 'Bun idleTimeout',
    note: 'where sendPings is off',
    limit: 120 * SECOND,
    kind: 'idle',
    counts: 'send',
    setting: { language: 'js', code: 'websocket: { sendPings: true }' },
    source: 'https://bun.sh/reference/globals/bun/WebSocketHandler/sendPings',
  },
  {
    name: 'uWebSockets idleTimeout',
    note: 'where sendPingsAutomatically is off',
    limit: 120 * SECOND,
    kind: 'idle',
    counts: 'send',
    setting: { language: 'js', code: "app.ws('/*', { sendPingsAutomatically: true })" },
    source: 'https://github.com/uNetworking/uWebSockets/blob/master/src/App.h',
  },
  {
    name: 'Traefik idleTimeout',
    note: 'as a user measured it',
    limit: 180 * SECOND,
    kind: 'idle',
    setting: {
      language: 'text',
      code: '--entryPoints.websecure.transport.respondingTimeouts.idleTimeout=3600s',
    },
    source: 'https://github.com/traefik/traefik/issues/8668',
  },
  {
    name: 'Azure Load Balancer idle timeout',
    limit: 4 * MINUTE,
    kind: 'idle',
    setting: {
      language: 'text',
      code: 'az network lb rule update --resource-group <group> --lb-name <balancer> --name <rule> \\\n  --idle-timeout 30 --enable-tcp-reset true',
    },
    source: 'https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-idle-timeout',
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
    name: 'Azure Front Door idle timeout',
    limit: 5 * MINUTE,
    kind: 'idle',
    source: 'https://learn.microsoft.com/azure/frontdoor/standard-premium/websocket',
  },
  {
    name: 'Envoy stream_idle_timeout',
    limit: 5 * MINUTE,
    kind: 'idle',
    setting: { language: 'text', code: 'route:\n  idle_timeout: 3600s' },
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
    setting: {
      language: 'text',
      code: 'aws elbv2 modify-listener-attributes --listener-arn <arn> \\\n  --attributes Key=tcp.idle_timeout.seconds,Value=6000',
    },
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html',
  },
  {
    name: 'Amazon CloudFront',
    limit: 10 * MINUTE,
    kind: 'idle',
    counts: 'receive',
    source: 'https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g',
  },
  {
    name: 'AWS API Gateway idle timeout',
    limit: 10 * MINUTE,
    kind: 'idle',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  },
  {
    name: 'Apache APISIX upstream read timeout',
    note: 'as its dashboard sets it',
    limit: 6 * SECOND,
    kind: 'idle',
    setting: { language: 'text', code: '"timeout": { "connect": 6, "send": 6, "read": 3600 }' },
    source: 'https://github.com/apache/apisix/issues/7478',
  },
  {
    name: 'Envoy route timeout',
    note: 'where it is not 0 for upgrades',
    limit: 15 * SECOND,
    kind: 'life',
    setting: { language: 'text', code: 'route:\n  timeout: 0s' },
    source: 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts#route-timeouts',
  },
  {
    name: 'Google Cloud HTTP(S) load balancer backend timeout',
    limit: 30 * SECOND,
    kind: 'life',
    setting: {
      language: 'text',
      code: 'gcloud compute backend-services update <service> --global --timeout=3600',
    },
    source: 'https://cloud.google.com/load-balancing/docs/backend-service#timeout-setting',
  },
  {
    name: 'Google Cloud Run request timeout',
    limit: 5 * MINUTE,
    kind: 'life',
    setting: { language: 'text', code: 'gcloud run services update <service> --timeout=3600' },
    source: 'https://cloud.google.com/run/docs/triggering/websockets',
  },
  {
    name: 'Vercel function duration',
    limit: 5 * MINUTE,
    kind: 'life',
    setting: { language: 'js', code: 'export const maxDuration = 800' },
    source: 'https://vercel.com/docs/functions/websockets',
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
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  },
  {
    name: 'Azure Front Door connection duration',
    limit: 240 * MINUTE,
    kind: 'life',
    source: 'https://learn.microsoft.com/azure/frontdoor/standard-premium/websocket',
  },
  {
    name: 'Daphne --websocket_timeout',
    limit: 24 * 60 * MINUTE,
    kind: 'life',
    setting: { language: 'text', code: 'daphne --websocket_timeout -1 project.asgi:application' },
    source: 'https://github.com/django/daphne/blob/main/daphne/cli.py',
  },
]

/** An idle limit fires late, by its timer and the way to us, and hardly ever early; ms. */
const SINGLE = { early: 300, late: 1_500 }
/** A time that repeats, or an age: no limit of a few seconds fires a second early. */
const REPEATED = { within: 1_500, share: 0.03, early: 0.06 }

/**
 * Every row a measured time fits, never the likeliest alone.
 *
 * @param counted for idle limits: whose silence was measured.
 * @param repeated for idle limits: whether several ends came after it.
 * @param library id of the recognised one.
 */
export function matchTimeouts(
  measured: number,
  kind: Timeout['kind'],
  counted: Timeout['counts'] | 'any' = 'any',
  repeated = false,
  library?: string,
): Timeout[] {
  return timeouts.filter(
    (row) =>
      row.kind === kind &&
      (row.library === undefined || row.library === library) &&
      (row.counts ?? 'any') === counted &&
      fits(row, measured, repeated || kind === 'life'),
  )
}

function fits({ limit }: Timeout, measured: number, repeated: boolean): boolean {
  const off = measured - limit
  if (!repeated) return off >= -SINGLE.early && off <= SINGLE.late
  const within = Math.max(REPEATED.within, limit * REPEATED.share)
  return off <= within && -off <= Math.min(within, limit * REPEATED.early)
}
