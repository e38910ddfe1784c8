import { i18n } from "@lingui/core";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { ApiError, ask } from "../../relay/api";
import { describe as told } from "../../relay/failures";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(() => vi.unstubAllGlobals());

function answered(status: number, body: unknown): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(body), { status })));
}

const failed = (): Promise<unknown> => ask("{ viewer { id } }", {}).catch((error: unknown) => error);

describe("what keeps an operation from being answered", () => {
  it("is an error of ours with the id that the log has, in words", async () => {
    answered(200, { data: null, errors: [{ message: "x", extensions: { code: "INTERNAL_ERROR", id: "abc123" } }] });
    const error = await failed();
    expect(error).toMatchObject({ code: "INTERNAL_ERROR", id: "abc123" });
    expect(error).toBeInstanceOf(ApiError);
  });

  it("is a network that is not there", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    expect(await failed()).toMatchObject({ code: "UNREACHABLE" });
  });

  it("is a server that is not up", async () => {
    answered(503, {});
    expect(await failed()).toMatchObject({ code: "UNREACHABLE" });
  });

  it("is too much at once, with the seconds to wait", async () => {
    answered(429, { data: null, errors: [{ message: "x", extensions: { code: "RATE_LIMITED", retryAfter: 7 } }] });
    expect(await failed()).toMatchObject({ code: "RATE_LIMITED", retryAfter: 7 });
  });

  it("is not a field that failed alone: the rest is shown", async () => {
    answered(200, { data: { viewer: null }, errors: [{ message: "x", path: ["viewer"] }] });
    expect(await ask("{ viewer { id } }", {})).toMatchObject({ data: { viewer: null } });
  });

  it("is asked for once more with the cookie that the refusal brought", async () => {
    const bodies = [{ data: null, errors: [{ message: "x", extensions: { code: "CSRF" } }] }, { data: { ok: true } }];
    const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(bodies.shift()))));
    vi.stubGlobal("fetch", fetched);
    expect(await ask("{ ok }", {})).toEqual({ data: { ok: true } });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it("has words for every code, those of others too", () => {
    for (const code of ["UNREACHABLE", "UNAUTHENTICATED", "RATE_LIMITED", "INTERNAL_ERROR"]) {
      expect(told(new ApiError("plain", code))).not.toBe("plain");
    }
    expect(told(new ApiError("Said by the API.", "SOMETHING_ELSE"))).toBe("Said by the API.");
    expect(told(new Error("x is undefined"))).not.toContain("undefined");
  });
});
