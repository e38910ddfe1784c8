/** The one WebSocket of this tab: opened when something is subscribed to, reconnected for as long as it is. */
import { createClient } from "graphql-ws";
import type { Client } from "graphql-ws";

import { setOnline } from "./online";

const LONGEST_WAIT_MS = 30_000;

let client: Client | null = null;

/** Wait longer each time, and not all clients at the same moment. */
function waitBeforeRetry(retries: number): Promise<void> {
  const longest = Math.min(LONGEST_WAIT_MS, 500 * 2 ** retries);
  return new Promise((done) => setTimeout(done, longest / 2 + Math.random() * (longest / 2)));
}

export function socket(): Client {
  client ??= createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: waitBeforeRetry,
    // Ours to say no for good: not signed in, or a message that we should not have sent.
    shouldRetry: (event) => !(event instanceof CloseEvent) || ![4400, 4401, 4403].includes(event.code),
    keepAlive: 15_000,
    on: {
      connected: () => setOnline(true),
      closed: (event) => {
        if (event instanceof CloseEvent && event.code !== 1000) setOnline(false);
      },
    },
  });
  return client;
}
