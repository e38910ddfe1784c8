// Subscribes as README.md says and prints each sequence. Told "drop", it loses its connection and stays away until "back".
// Arguments: the address, a token, and "getter" or "plain" (a number where the recipe has a getter).
import { createInterface } from 'node:readline'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

const [url, token, how] = process.argv.slice(2)
let back
let last = 0
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${token}` },
  retryWait: () => new Promise((resolve) => { back = resolve; console.log('away') }),
  lazy: true,
})

client.subscribe({
  query: 'subscription($after: Int) { notifications(after: $after) { sequence kind } }',
  variables: how === 'plain' ? { after: 0 } : { get after() { return last } },
}, {
  next: ({ data }) => { last = data.notifications.sequence; console.log(last) },
  error: (error) => { console.error(error); process.exit(1) },
  complete() {},
})

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'drop') client.terminate()
  else if (line === 'back') back()
}).on('close', () => process.exit(0))
