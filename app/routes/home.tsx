import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TaskList } from "#app/components/task-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { pressing } from "#app/core/todo.ts";
import { todosOf as chargeTodos } from "#app/domain/charges/desk.server.ts";
import { todosOf as outcomeTodos } from "#app/domain/outcomes/desk.server.ts";
import { todosOf as placementTodos } from "#app/domain/placements/desk.server.ts";
import { todosOf as providerTodos } from "#app/domain/providers/desk.server.ts";
import { todosOf as qualityTodos } from "#app/domain/quality/desk.server.ts";
import { navigationFor } from "#app/platform/navigation.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Home") }];

const desks = [qualityTodos, providerTodos, placementTodos, chargeTodos, outcomeTodos];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  if (act.actor.kind !== "person")
    return { person: undefined, today: londonDay(act.now), todos: [], links: [] };
  const todos = await Promise.all(desks.map((desk) => desk(act)));
  return {
    person: { name: act.actor.name, organisation: act.actor.organisationName },
    today: londonDay(act.now),
    todos: pressing(todos.flat()),
    links: navigationFor(act.actor).map((link) => ({ ...link })),
  };
}

export default function Home() {
  const { person, today, todos, links } = useLoaderData<typeof loader>();
  if (!person) return <Welcome />;
  return (
    <>
      <PageHeader title="What needs you today" caption={person.organisation} lead={formatDay(today)} />
      {todos.length > 0 ? (
        <TaskList
          tasks={todos.map((todo) => ({
            text: todo.text,
            to: todo.to,
            hint: todo.hint,
            status: { text: String(todo.count), tone: todo.tone ?? "neutral" },
          }))}
        />
      ) : (
        <EmptyState title="Nothing waits for you">
          What comes in for you shows here, with how many and since when.
        </EmptyState>
      )}
      <Section title="Where to go">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {links.map((link) => (
            <li key={link.to}>
              <TextLink to={link.to}>{link.text}</TextLink>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What a visitor finds: what this is, the menu, and the two doors. */
function Welcome() {
  return (
    <>
      <PageHeader
        title="Alternative provision, assured and in one place"
        lead="Alternative provision (AP) is education arranged for children who cannot be in an ordinary classroom for now: because they are excluded, at risk of it, or ill."
        actions={
          <>
            <ButtonLink to={paths.menu()}>See the menu</ButtonLink>
            <ButtonLink to={paths.signIn()} kind="secondary">
              Sign in
            </ButtonLink>
          </>
        }
      />
      <div className="prose">
        <p>
          Every provider on the menu has been checked by the authority against published standards and is
          checked again each year. Being listed does not replace a school's own checks before a child starts.
        </p>
        <p>
          Schools and partnerships of schools find a place here, commission it within their budget, know where
          each child is, and see what came of it. Providers register once for every commissioner.
        </p>
      </div>
      <Section title="Do you run alternative provision?">
        <p>
          <TextLink to={paths.register()}>Register your organisation</TextLink> to be assured and to list what
          you offer.
        </p>
      </Section>
    </>
  );
}
