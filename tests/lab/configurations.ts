/**
 * The usual configuration of a WebSocket behind nginx, with an idle limit of 2 s instead of 60 s.
 * http://nginx.org/en/docs/http/websocket.html
 */
export function nginxConfiguration(port: number, upstream: number, down: number): string {
  return `daemon off; master_process off; pid nginx.pid; error_log stderr crit;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path tmp/b; proxy_temp_path tmp/p;
  fastcgi_temp_path tmp/f; uwsgi_temp_path tmp/u; scgi_temp_path tmp/s;
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout 2s;
    }
    location /without-upgrade/ { proxy_pass http://127.0.0.1:${upstream}/; }
    location /down/ {
      proxy_pass http://127.0.0.1:${down};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
    }
  }
}
`
}

/** http://docs.haproxy.org/2.9/configuration.html#4.2-timeout%20tunnel */
export function haproxyConfiguration(port: number, upstream: number): string {
  return `global
  maxconn 100
defaults
  mode http
  timeout connect 1s
  timeout client 2s
  timeout server 2s
  timeout tunnel 2s
frontend lab
  bind 127.0.0.1:${port}
  default_backend lab
backend lab
  server lab 127.0.0.1:${upstream}
`
}

/**
 * Django Channels: a consumer that refuses the token of the first message, and one that refuses before.
 * https://channels.readthedocs.io/en/stable/topics/consumers.html#closing-consumers
 */
export const asgiApplication = `from django.conf import settings
settings.configure(SECRET_KEY='lab', ALLOWED_HOSTS=['*'], INSTALLED_APPS=['channels'])
import django; django.setup()
from django.urls import path
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.generic.websocket import AsyncWebsocketConsumer

class RefusesToken(AsyncWebsocketConsumer):
    async def receive(self, text_data):
        await self.close(code=4001)

class RefusesConnection(AsyncWebsocketConsumer):
    async def connect(self):
        await self.close()

application = ProtocolTypeRouter({'websocket': URLRouter([
    path('chat', RefusesToken.as_asgi()),
    path('refuse', RefusesConnection.as_asgi()),
])})
`
