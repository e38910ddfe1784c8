// GraphiQL on our own API, for whoever is signed in by cookie or gives a token in the headers editor.
import { send } from "../pages/api.js";
import { showAccount } from "./account_bar.js";
import { EXAMPLES } from "./examples.js";

const { GraphiQL, React, ReactDOM } = window;

const mails = document.querySelector(".mails");
mails.hidden = mails.dataset.environment !== "development";

const socket = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
const fetcher = GraphiQL.createFetcher({ url: "/graphql", subscriptionUrl: socket, fetch: send });

showAccount(document.getElementById("account"));
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: EXAMPLES,
    defaultEditorToolsVisibility: "variables",
    isHeadersEditorEnabled: true,
    // A personal access token typed there stays in this tab.
    shouldPersistHeaders: false,
  }),
);
