import type { Actor } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { allowed, found } from "#app/platform/found.ts";

/** Opens a page of frameworks to those who write them. */
export function allowedToWrite(actor: Actor): void {
  allowed(
    canPublishFramework(actor),
    "Only a development officer or the authority lead may write a framework",
  );
}

/** The draft a page writes in, for those who write frameworks: a published version has no such page. */
export function draftOf<Framework extends { publishedOn: CalendarDate | null }>(
  actor: Actor,
  framework: Framework,
): Framework {
  allowedToWrite(actor);
  return found(framework.publishedOn === null ? framework : undefined);
}
