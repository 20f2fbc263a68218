import { describe, expect, it } from "vitest";
import { acceptInvitation } from "#app/domain/people/accept-invitation.server.ts";
import { signIn } from "#app/domain/people/sign-in.server.ts";
import { makeAuthority } from "#app/start/authority.server.ts";
import { frameworks } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { now } from "#tests/support/world.ts";

describe("a new authority", () => {
  withDatabase();

  it("is entered by its first person through the link, and knows what to ask of providers", async () => {
    const { link } = await makeAuthority({ name: "Nowhereshire", email: "Lead@Example.org", now });
    const token = link.split("/").at(-1) ?? "";
    const newPassword = "three odd words together";
    await acceptInvitation(token, { kind: "new", name: "Lee", newPassword }, { now, address: "a" });
    expect((await signIn({ email: "lead@example.org", password: newPassword }, "a")).roles).toBe(1);
    expect((await owner().select().from(frameworks)).length).toBeGreaterThan(0);
  });

  it("is not made twice, without a name or for no address", async () => {
    await makeAuthority({ name: "Nowhereshire", email: "a@example.org", now });
    await expect(makeAuthority({ name: "nowhereshire", email: "a@example.org", now })).rejects.toThrow(
      "already",
    );
    await expect(makeAuthority({ name: " ", email: "a@example.org", now })).rejects.toThrow("name");
    await expect(makeAuthority({ name: "A", email: "nobody", now })).rejects.toThrow("email address");
  });
});
