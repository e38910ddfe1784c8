import { describe, expect, it } from "vitest";

import { learnersVariables } from "../../people/learnersVariables";

describe("what the address of the learners' screen asks", () => {
  it("is those who are connected, by name, when it says nothing", () => {
    expect(learnersVariables({})).toMatchObject({ filter: null, states: ["ACTIVE"], orderBy: [{ field: "NAME", direction: "ASC" }] });
  });

  it("is everybody with ALL, one state with its name, nobody's row with a name that does not exist", () => {
    expect(learnersVariables({ state: "ALL" }).states).toEqual(["ACTIVE", "REQUESTED", "DISCONNECTED"]);
    expect(learnersVariables({ state: "REQUESTED" }).states).toEqual(["REQUESTED"]);
  });

  it("seeks the words in names and addresses", () => {
    expect(JSON.stringify(learnersVariables({ q: "ana" }).filter)).toContain('"ana"');
  });

  it("turns the order around with a minus", () => {
    expect(learnersVariables({ sort: "-NAME" }).orderBy).toEqual([{ field: "NAME", direction: "DESC" }]);
  });
});
