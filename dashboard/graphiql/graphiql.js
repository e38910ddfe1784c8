// GraphiQL on our own API, for whoever is signed in by cookie or gives a token in the headers editor.
import { send } from "./api.js";
import { showAccount } from "./account_bar.js";
import { QUESTIONS } from "./examples.js";
import { showExport, showShelf } from "./shelf.js";

const { GraphiQL, React, ReactDOM } = window;

const mails = document.querySelector(".mails");
mails.hidden = mails.dataset.environment !== "development";

const tools = document.getElementById("tools");
let slug = "hillside-school";
showAccount(document.getElementById("account"), (viewer) => {
  slug = viewer.memberships.find(({ organization }) => organization)?.organization.slug ?? slug;
});

const socket = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
const ask = GraphiQL.createFetcher({ url: "/graphql", subscriptionUrl: socket, fetch: send });

// A subscription that is refused, or that the server closes, is shown as a result: GraphiQL knows errors alone.
function asResult(error) {
  if (Array.isArray(error)) return { errors: error };
  const message = error instanceof CloseEvent ? `The server closed the connection: ${error.reason || error.code}` : String(error?.message ?? error);
  return { errors: [{ message }] };
}

// GraphiQL's client lets a second promise fail with the same refusal, which nobody awaits.
addEventListener("unhandledrejection", (event) => Array.isArray(event.reason) && event.preventDefault());

async function* told(events, keep) {
  try {
    for await (const event of events) {
      keep(event);
      yield event;
    }
  } catch (error) {
    yield asResult(error);
  }
}

// The first time GraphiQL opens with a question, later with what was there last.
let question = { query: undefined, variables: undefined };
const root = ReactDOM.createRoot(document.getElementById("graphiql"));
showShelf(tools, open, () => slug);
const keep = showExport(tools);

async function fetcher(parameters, options) {
  const answer = await ask(parameters, options);
  if (typeof answer?.[Symbol.asyncIterator] === "function") return told(answer, keep);
  if (parameters.operationName !== "IntrospectionQuery") keep(answer);
  return answer;
}

// In a tab of its own, so that what stands in the others stays.
function open(query, variables) {
  document.querySelector(".graphiql-tab-add")?.click();
  question = { query, variables: variables === null ? "" : JSON.stringify(variables, null, 2) };
  requestAnimationFrame(render);
}

function render() {
  root.render(
    React.createElement(GraphiQL, {
      fetcher,
      query: question.query,
      variables: question.variables,
      defaultTabs: [{ query: QUESTIONS[0].query }],
      defaultEditorToolsVisibility: "variables",
      isHeadersEditorEnabled: true,
      // A personal access token typed there stays in this tab.
      shouldPersistHeaders: false,
    }),
  );
}

render();
