import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, describe, expect, it } from "vitest";

import { useTold } from "../../activity/told";
import { messages } from "../../locales/en.po";

const KINDS = ["LEARNER_JOINED", "CONNECTION_REQUESTED", "REQUEST_ACCEPTED", "REQUEST_REJECTED", "CONNECTION_ENDED", "SESSION_TERMINATED", "MEMBERSHIP_CHANGED"];

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages }));
const tell = () => renderHook(() => useTold(), { wrapper: ({ children }: { readonly children: ReactNode }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> }).result.current;

describe("a notification in a sentence", () => {
  it.each(KINDS)("%s names the organization", (kind) => {
    expect(tell()({ kind, organization: { name: "Hillside" } })).toMatch(/^.*Hillside.*\.$/);
  });

  it("says something of a kind that is not known yet, and where nothing is visible any more", () => {
    expect(tell()({ kind: "NEW_KIND" })).toMatch(/\S.*\.$/);
  });
});
