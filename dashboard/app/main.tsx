import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { RelayEnvironmentProvider } from "react-relay";

import "./design/base.css";
import { Toasts } from "./design/toasts";
import { environment } from "./relay/environment";
import { router } from "./router";
import { preferred, speak } from "./words";

await speak(preferred());

createRoot(document.getElementById("app") as HTMLElement).render(
  <I18nProvider i18n={i18n}>
    <RelayEnvironmentProvider environment={environment}>
      <RouterProvider router={router} />
      <Toasts />
    </RelayEnvironmentProvider>
  </I18nProvider>,
);
