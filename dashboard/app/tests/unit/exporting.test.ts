import { describe, expect, it } from "vitest";

import { asCsv } from "../../design/exporting";

describe("a table as CSV", () => {
  it("begins with the mark of UTF-8 and ends each row as RFC 4180 says", () => {
    expect(asCsv([["name", "count"], ["Ana", 2]])).toBe("\uFEFFname,count\r\nAna,2\r\n");
  });

  it("quotes what has a comma, a quote or a line break", () => {
    expect(asCsv([["a,b", 'say "hi"', "two\nlines"]])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@x", "\tx"])("leaves %j text, which a spreadsheet would compute", (given) => {
    expect(asCsv([[given]])).toContain(`'${given}`);
  });

  it("leaves a negative number a number, and what is not known empty", () => {
    expect(asCsv([[-1, null]])).toBe("\uFEFF-1,\r\n");
  });
});
