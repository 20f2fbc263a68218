import { describe, expect, it } from "vitest";
import {
  allInWords,
  answered,
  begin,
  type Change,
  countJudged,
  type Judging,
  keepMine,
  nextOf,
  placeInWords,
  takeTheirs,
  typed,
} from "#app/components/judging-queue.ts";
import { forgetAllBut, forgetOf, keep, keptOf } from "#app/components/kept-judgements.ts";

const known = {
  a: { judgement: "", comment: "", changeKey: "" },
  b: { judgement: "met", comment: "Seen", changeKey: "b0" },
};
const says = (judgement: string, comment: string, key: string, changedAt = 1) => ({
  judgement,
  comment,
  key,
  changedAt,
});
const send = (judging: Judging) => nextOf(judging) ?? expect.unreachable("nothing waits");
const theirs = { judgement: "not_met", comment: "Theirs", changeKey: "t1" };
const another = { kind: "another" as const, sentence: "Maria judged this at 10:40", theirs };

describe("what is judged while the line is down", () => {
  it("waits, newest words only, and is sent over what was known when it was begun", () => {
    let judging = typed(begin(known), "b", says("met", "Seen t", "k1"));
    judging = typed(judging, "b", says("met", "Seen twice", "k2", 2));
    const { id, change } = send(judging);
    expect([id, change]).toEqual(["b", { ...says("met", "Seen twice", "k2", 2), basis: "b0" }]);
    judging = answered(judging, id, change, { kind: "unreachable" });
    expect(placeInWords(judging, "b")).toBe("Waiting for the line");
    expect(allInWords(judging)).toBe("Waiting for the line: 1 change is kept in this browser");
    judging = answered(judging, id, change, { kind: "saved", changeKey: "k2", at: "10:42" });
    expect([placeInWords(judging, "b"), allInWords(judging)]).toEqual(["Saved 10:42", "Everything is saved"]);
    expect(nextOf(judging)).toBeUndefined();
  });

  it("goes on waiting when more was typed while it was under way, over what was saved meanwhile", () => {
    const judging = typed(begin(known), "a", says("met", "", "k1"));
    const { change } = send(judging);
    const more = typed(judging, "a", says("met", "Well kept", "k2", 2));
    const after = answered(more, "a", change, { kind: "saved", changeKey: "k1", at: "10:42" });
    expect(send(after).change).toEqual({ ...says("met", "Well kept", "k2", 2), basis: "k1" });
  });

  it("is no change when it says what is known already, but is one when it takes back what is under way", () => {
    expect(typed(begin(known), "b", says("met", " Seen ", "k1")).waiting).toEqual({});
    const first = typed(begin(known), "b", says("not_met", "Seen", "k1"));
    expect(typed(first, "b", says("met", "Seen", "k2")).waiting.b?.key).toBe("k2");
  });

  it("is sent in the order in which it was typed", () => {
    const judging = typed(typed(begin(known), "b", says("", "", "k1", 2)), "a", says("met", "", "k2", 1));
    expect(send(judging).id).toBe("a");
  });

  it("is taken up again from what the browser kept, but for what the portal has", () => {
    const kept: Change = { ...says("met", "", "k1"), basis: "" };
    expect(begin(known, { a: kept }).waiting).toEqual({ a: kept });
    expect(begin({ a: { ...theirs, changeKey: "k1" } }, { a: kept }).waiting).toEqual({});
    expect(begin({ a: { judgement: "met", comment: "", changeKey: "x" } }, { a: kept }).waiting).toEqual({});
    expect(begin({}, { gone: kept }).waiting).toEqual({});
  });

  it("counts as judged before it is sent", () => {
    const judging = typed(begin(known), "a", says("met", "", "k1"));
    expect([countJudged(begin(known), ["a", "b"]), countJudged(judging, ["a", "b"])]).toEqual([1, 2]);
  });
});

describe("two officers on one criterion", () => {
  const begun = typed(begin(known), "b", says("met", "Mine", "k1"));
  const stuck = answered(begun, "b", send(begun).change, another);

  it("stops, says who was quicker, and sends nothing until somebody chooses", () => {
    expect(placeInWords(stuck, "b")).toBe("Maria judged this at 10:40");
    expect(nextOf(stuck)).toBeUndefined();
    const more = typed(stuck, "b", says("met", "Mine too", "k2"));
    expect([nextOf(more), more.places.b?.kind]).toEqual([undefined, "another"]);
    expect(allInWords(stuck)).toBe("1 criterion needs you: look below");
  });
  it("gives way, or overrules what it has seen", () => {
    const given = takeTheirs(stuck, "b");
    expect([given.known.b, given.waiting, given.places]).toEqual([theirs, {}, {}]);
    const change = send(keepMine(stuck, "b", "k9")).change;
    expect(change).toMatchObject({ key: "k9", basis: "t1", comment: "Mine" });
  });
  it("shows a refusal until something else is typed", () => {
    const refused = answered(begun, "b", send(begun).change, { kind: "refused", sentence: "too long" });
    expect([placeInWords(refused, "b"), nextOf(refused)]).toEqual(["Not saved: too long", undefined]);
    expect(send(typed(refused, "b", says("met", "Short", "k2"))).change.key).toBe("k2");
  });
});

describe("what a browser keeps", () => {
  function aStore() {
    const rows = new Map<string, string>();
    return {
      getItem: (name: string) => rows.get(name) ?? null,
      setItem: (name: string, value: string) => void rows.set(name, value),
      removeItem: (name: string) => void rows.delete(name),
      key: (index: number) => [...rows.keys()][index] ?? null,
      get length() {
        return rows.size;
      },
    };
  }
  const mine = { userId: "me", assessmentId: "one" };
  const change: Change = { ...says("met", "Words", "k1"), basis: "" };

  it("is what waits, until it is saved; what another tab keeps stays", () => {
    const store = aStore();
    keep(store, mine, {}, { a: change });
    expect(keptOf(store, mine)).toEqual({ a: change });
    keep(store, mine, { a: { ...change, key: "older" } }, {});
    expect(keptOf(store, mine)).toEqual({ a: change });
    keep(store, mine, { a: change }, {});
    expect(store.length).toBe(0);
  });
  it("is nobody else's, and nothing that cannot be read", () => {
    const store = aStore();
    keep(store, mine, {}, { a: change });
    keep(store, { ...mine, userId: "other" }, {}, { a: change });
    store.setItem("portal.judging.me.one.b", "{broken");
    store.setItem("portal.judging.me.one.c", '{"judgement":1}');
    store.setItem("elsewhere", "stays");
    expect(Object.keys(keptOf(store, mine))).toEqual(["a"]);
    forgetAllBut(store, "me");
    expect(keptOf(store, { ...mine, userId: "other" })).toEqual({});
    expect(Object.keys(keptOf(store, mine))).toEqual(["a"]);
    forgetOf(store, { ...mine, assessmentId: "two" });
    expect(Object.keys(keptOf(store, mine))).toEqual(["a"]);
    forgetOf(store, mine);
    keep(store, mine, {}, { a: change });
    forgetAllBut(store);
    expect([keptOf(store, mine), store.getItem("elsewhere")]).toEqual([{}, "stays"]);
  });
});
