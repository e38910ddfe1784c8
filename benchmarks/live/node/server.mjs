// The same job with the usual parts of this trade: graphql-ws on ws, events from Redis pub/sub.
//
// node server.mjs PORT REDIS_SOCKET. GET /memory answers the process's resident memory in bytes and the subscribers.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { buildSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { Redis } from 'ioredis'
import { WebSocketServer } from 'ws'

const [port, redis] = process.argv.slice(2)

const schema = buildSchema(`
  type Organization { id: ID! name: String! }
  type Notification { id: ID! sequence: Int! kind: String! createdAt: String! organization: Organization }
  type Query { ping: Boolean }
  type Subscription { notifications(after: Int): Notification! }
`)

// Accounts by token, as the benchmark made them.
const accounts = new Map(JSON.parse(readFileSync(0, 'utf8')))
const hub = new EventEmitter()
hub.setMaxListeners(0)

const subscriber = new Redis({ path: redis })
await subscriber.subscribe('bench:events')
// An event is for all: each subscriber gets a notification of its own, as one that is a row would be.
subscriber.on('message', (_channel, text) => hub.emit('event', JSON.parse(text)))

function notifications(account) {
  const waiting = []
  let wake = null
  let done = false
  const hear = (event) => {
    waiting.push({ notifications: { ...event, id: `ntf_${account}_${event.sequence}` } })
    wake?.()
  }
  hub.on('event', hear)
  const end = () => {
    done = true
    hub.off('event', hear)
    wake?.()
  }
  return {
    async next() {
      while (waiting.length === 0 && !done) await new Promise((resolve) => (wake = resolve))
      return done ? { value: undefined, done: true } : { value: waiting.shift(), done: false }
    },
    async return() {
      end()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
schema.getSubscriptionType().getFields().notifications.subscribe = (_root, _args, context) =>
  notifications(context.account)

const server = http.createServer((request, response) => {
  if (request.url === '/memory') {
    response.end(JSON.stringify({ rss: process.memoryUsage.rss(), subscribers: hub.listenerCount('event') }))
  } else {
    response.writeHead(404).end()
  }
})
const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false })
useServer(
  {
    schema,
    context: (context) => context.extra,
    onConnect: (context) => {
      const [, token] = String(context.connectionParams?.Authorization ?? '').split(' ')
      context.extra.account = accounts.get(token)
      return context.extra.account !== undefined
    },
  },
  sockets,
)
server.listen(Number(port), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
