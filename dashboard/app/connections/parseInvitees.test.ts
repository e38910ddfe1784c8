import { describe, expect, it } from "vitest";

import { asInviteeCsv, faultsOf, invitee, parseInvitees } from "./parseInvitees";

const read = (text: string): [string, string][] => parseInvitees(text).map(({ address, name }) => [address, name]);

describe("what was pasted", () => {
  it("is one address a line, or several between commas, semicolons and blanks", () => {
    expect(read("a@b.org\nc@d.org, e@f.org;g@h.org i@j.org").map(([address]) => address)).toEqual([
      "a@b.org",
      "c@d.org",
      "e@f.org",
      "g@h.org",
      "i@j.org",
    ]);
  });

  it("keeps the name before an address in angle brackets", () => {
    expect(read("Ada Lovelace <ada@b.org>")).toEqual([["ada@b.org", "Ada Lovelace"]]);
  });

  it("is shown as it is where it holds no address", () => {
    expect(read("nonsense")).toEqual([["nonsense", ""]]);
  });
});

describe("a CSV file", () => {
  it("may have a header, a mark of UTF-8 and columns in either order", () => {
    expect(read("\uFEFFname;email\r\nAda;ada@b.org\r\n")).toEqual([["ada@b.org", "Ada"]]);
    expect(read("ada@b.org\tAda")).toEqual([["ada@b.org", "Ada"]]);
  });

  it("may have names with commas and quotes in quotes", () => {
    expect(read('"Lovelace, ""Ada""",ada@b.org')).toEqual([["ada@b.org", 'Lovelace, "Ada"']]);
  });

  it("is read back as it is sent", () => {
    expect(read(asInviteeCsv([invitee("ada@b.org", 'Lovelace, "Ada"')]))).toEqual([["ada@b.org", 'Lovelace, "Ada"']]);
  });
});

describe("faults", () => {
  it("are of what is no address, of another domain, and of what stood before in any case", () => {
    const rows = [invitee("ada@b.org"), invitee("ADA@b.org"), invitee("ada"), invitee("x@elsewhere.org")];
    expect(rows.map(({ key }) => faultsOf(rows, ["b.org"]).get(key))).toEqual([undefined, "DUPLICATE", "NO_ADDRESS", "OTHER_DOMAIN"]);
  });
});
