// Talks to the API: one POST, the readable CSRF cookie as a header, and every way to fail as words for people.

export class Failed extends Error {}

const cookie = (name) =>
  document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

// A fetch that our API accepts from a signed-in browser.
export function send(url, options = {}) {
  const headers = new Headers(options.headers);
  const token = cookie("tessera_csrf");
  if (token) headers.set("X-CSRF-Token", decodeURIComponent(token));
  return fetch(url, { ...options, headers, credentials: "same-origin" });
}

async function post(query, variables) {
  try {
    const response = await send("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return [response, await response.json().catch(() => null)];
  } catch {
    throw new Failed("Tessera cannot be reached. Check your connection and try again.");
  }
}

// The `data` of an operation. Throws Failed with words for people.
export async function graphql(query, variables = {}) {
  let [response, body] = await post(query, variables);
  // The refusal brought the right cookie along, after a key change for example: the second try has it.
  if (response.status === 403 && body?.errors?.[0]?.extensions?.code === "CSRF") {
    [response, body] = await post(query, variables);
  }
  const error = body?.errors?.[0];
  if (error?.extensions?.code === "RATE_LIMITED") throw new Failed(wait(error.extensions.retryAfter));
  if (error) throw new Failed(error.message);
  if (!response.ok || !body?.data) throw new Failed("Something went wrong on our side. Try again in a moment.");
  return body.data;
}

// The payload of the one mutation of `query`; its `userErrors` are for the caller to show.
export async function mutate(query, input) {
  const [payload] = Object.values(await graphql(query, input === undefined ? {} : { input }));
  return payload;
}

export function wait(seconds) {
  if (!seconds) return "Too many tries. Wait a little and try again.";
  const minutes = Math.ceil(seconds / 60);
  const time = seconds < 90 ? `${seconds} seconds` : `${minutes} minutes`;
  return `Too many tries. Try again in ${time}.`;
}
