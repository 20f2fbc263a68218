import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormReply } from "#app/core/form-reply.ts";
import { acceptInvitation } from "#app/domain/people/accept-invitation.server.ts";
import { addPerson } from "#app/domain/people/add-person.server.ts";
import { invitePerson } from "#app/domain/people/invite-person.server.ts";
import { nameDatabase } from "#app/platform/env.server.ts";
import { localPath } from "#app/platform/local-path.ts";
import { personaEmail } from "#app/platform/personas.ts";
import { personOf } from "#app/platform/session.server.ts";
import { action as chooseRole } from "#app/routes/choose-role.tsx";
import { loader as peopleLoader } from "#app/routes/people/people.tsx";
import { action as asPersona, loader as personasLoader } from "#app/routes/sign-in/personas.tsx";
import { action as signIn } from "#app/routes/sign-in/sign-in.tsx";
import { action as signOut } from "#app/routes/sign-out.tsx";
import { sessions, users } from "#db/schema/people.ts";
import { databaseUrl, owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, anOrganisation, aPerson, now, systemAct } from "#tests/support/world.ts";

const password = "three odd words together";
const address = "http://127.0.0.1:3000";

function posted(path: string, fields: Record<string, string>, cookie = ""): Request {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Cookie: cookie };
  return new Request(address + path, { method: "POST", headers, body: new URLSearchParams(fields) });
}

const around = (request: Request) => ({
  request,
  params: {},
  context: { nonce: "n", address: "192.0.2.1" },
});

const cookieOf = (response: Response) => (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
const asked = (cookie: string) => new Request(`${address}/people`, { headers: { Cookie: cookie } });

async function aPersonWithPassword() {
  const world = await anAuthority();
  const approver = await aPerson(world, "school_approver");
  const invited = { organisationId: approver.actor.organisationId, name: "Nia", email: "nia@example.org" };
  const { token } = await invitePerson(approver, { id: randomUUID(), role: "school_approver", ...invited });
  await acceptInvitation(
    token ?? "",
    { kind: "new", name: "Nia", newPassword: password },
    { now, address: "a" },
  );
  return { world, organisationId: invited.organisationId };
}

const credentials = { email: " NIA@example.org ", password };

describe("the sign-in page", () => {
  withDatabase();

  it("opens a session with a closed cookie, and leads on within the portal only", async () => {
    await aPersonWithPassword();
    const inside = await signIn(around(posted("/sign-in", { ...credentials, to: "/placements?page=2" })));
    expect([inside.status, inside.headers.get("Location")]).toEqual([302, "/placements?page=2"]);
    expect(inside.headers.get("Set-Cookie")).toMatch(/HttpOnly.*SameSite=Lax/i);
    const elsewhere = await signIn(around(posted("/sign-in", { ...credentials, to: "//evil.example" })));
    expect(elsewhere.headers.get("Location")).toBe("/");
    expect((await personOf(asked(cookieOf(inside))))?.name).toBe("Nia");
  });

  it("puts a new session in the place of the old one, and ends it on the way out", async () => {
    await aPersonWithPassword();
    const first = cookieOf(await signIn(around(posted("/sign-in", credentials))));
    const second = cookieOf(await signIn(around(posted("/sign-in", credentials, first))));
    expect(await personOf(asked(first))).toBeUndefined();
    expect(await personOf(asked(second))).toBeDefined();
    await signOut(around(posted("/sign-out", {}, second)));
    expect(await personOf(asked(second))).toBeUndefined();
    expect(await owner().select().from(sessions)).toEqual([]);
  });

  it("answers with a sentence and what was typed, never the password", async () => {
    await aPersonWithPassword();
    const wrong = await signIn(around(posted("/sign-in", { email: "nia@example.org", password: "nope" })));
    expect(wrong.status).toBe(409);
    const reply = (await wrong.json()) as FormReply;
    expect(reply.values).toEqual({ email: "nia@example.org" });
    const empty = await signIn(around(posted("/sign-in", { email: "not an address", password: "" })));
    expect(empty.status).toBe(400);
    expect(Object.keys(((await empty.json()) as FormReply).fieldErrors)).toEqual(["email", "password"]);
    const huge = await signIn(
      around(posted("/sign-in", { ...credentials, password: "x".repeat(1_000_000) })),
    );
    expect(huge.status).toBe(400);
  });

  it("sends a person of several roles to choose one of their own", async () => {
    const { world } = await aPersonWithPassword();
    const provider = await anOrganisation(world, "provider");
    const nia = {
      name: "Nia",
      email: "nia@example.org",
      organisationId: provider,
      role: "provider_staff",
    } as const;
    const { membershipId } = await addPerson(systemAct(world), nia);
    const response = await signIn(around(posted("/sign-in", { ...credentials, to: "/menu" })));
    expect(response.headers.get("Location")).toBe("/choose-role?to=%2Fmenu");
    const cookie = cookieOf(response);
    const chosen = await chooseRole(around(posted("/choose-role", { membershipId, to: "/menu" }, cookie)));
    expect(chosen.headers.get("Location")).toBe("/menu");
    expect((await personOf(asked(cookie)))?.role).toBe("provider_staff");
    const { actor } = await aPerson(world, "authority_lead");
    const stolen = chooseRole(around(posted("/choose-role", { membershipId: actor.membershipId }, cookie)));
    await expect(stolen).rejects.toMatchObject({ status: 404 });
  });

  it("asks whoever has not signed in to do so first, and remembers where they were going", async () => {
    await anAuthority();
    const asking = peopleLoader(around(asked(""))).catch((error: unknown) => error);
    expect(((await asking) as Response).headers.get("Location")).toBe("/sign-in?to=%2Fpeople");
  });
});

describe("signing in as somebody from the story", () => {
  withDatabase();
  beforeEach(() => nameDatabase(databaseUrl(), { demonstration: true }));
  afterEach(() => nameDatabase(databaseUrl(), { demonstration: false }));

  it("needs no password in a demonstration, and does not exist outside one", async () => {
    const world = await anAuthority();
    const { actor } = await aPerson(world, "school_lead");
    await owner()
      .update(users)
      .set({ email: personaEmail("school-lead") })
      .where(eq(users.id, actor.userId));
    const post = (persona: string) =>
      asPersona(around(posted("/sign-in/personas", { persona, to: "/menu" })));
    const response = await post("school-lead");
    expect(response.headers.get("Location")).toBe("/menu");
    expect((await personOf(asked(cookieOf(response))))?.userId).toBe(actor.userId);
    await expect(post("nobody")).rejects.toMatchObject({ status: 404 });
    nameDatabase(databaseUrl(), { demonstration: false });
    await expect(post("school-lead")).rejects.toMatchObject({ status: 404 });
    expect(() => personasLoader(around(asked("")))).toThrow();
  });
});

describe("where a sign-in leads on to", () => {
  it("is an address of this portal or its home", () => {
    for (const good of ["/", "/placements?status=active&page=2", "/budgets/a#b"])
      expect(localPath(good)).toBe(good);
    const bad = [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "evil",
      "",
      "/\t/evil.example",
      "/a\\b",
      null,
    ];
    for (const one of bad) expect(localPath(one)).toBe("/");
  });
});
