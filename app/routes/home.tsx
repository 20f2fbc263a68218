import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Bar, type BarPart } from "#app/components/bar.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import { TaskList } from "#app/components/task-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { pressing } from "#app/core/todo.ts";
import { todosOf as attendanceTodos } from "#app/domain/attendance/desk.server.ts";
import { listOwnBudgets } from "#app/domain/budgets/queries.server.ts";
import { todosOf as chargeTodos } from "#app/domain/charges/desk.server.ts";
import { todosOf as marketTodos } from "#app/domain/market/desk.server.ts";
import { todosOf as enquiryTodos } from "#app/domain/menu/enquiries/desk.server.ts";
import { todosOf as outcomeTodos } from "#app/domain/outcomes/desk.server.ts";
import { figuresOf, todosOf as placementTodos } from "#app/domain/placements/desk.server.ts";
import { todosOf as providerTodos } from "#app/domain/providers/desk.server.ts";
import { todosOf as qualityTodos } from "#app/domain/quality/desk.server.ts";
import { todosOf as watchTodos } from "#app/domain/watch/desk.server.ts";
import { env } from "#app/platform/env.server.ts";
import { actOf } from "#app/platform/session.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Home") }];

const desks = [
  qualityTodos,
  providerTodos,
  placementTodos,
  attendanceTodos,
  chargeTodos,
  outcomeTodos,
  enquiryTodos,
  marketTodos,
  watchTodos,
];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  if (act.actor.kind !== "person")
    return {
      person: undefined,
      today: londonDay(act.now),
      todos: [],
      figures: undefined,
      budgets: [],
      demonstration: env().DEMONSTRATION,
    };
  const today = londonDay(act.now);
  const [figures, budgets, ...todos] = await transaction(act, (tx) =>
    Promise.all([
      figuresOf(tx, act),
      listOwnBudgets(tx, act, today),
      ...desks.map((todosOf) => todosOf(tx, act)),
    ]),
  );
  return {
    person: { name: act.actor.name, organisation: act.actor.organisationName },
    today,
    todos: pressing(todos.flat()),
    figures,
    budgets,
    demonstration: false,
  };
}

export default function Home() {
  const { person, today, todos, figures, budgets, demonstration } = useLoaderData<typeof loader>();
  if (!person) return <Welcome demonstration={demonstration} />;
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
      {figures ? (
        <Section title="At a glance">
          <Stats>
            {figures.map(({ text, count, to }) => (
              <Stat key={text} label={text} value={count} to={to} />
            ))}
          </Stats>
        </Section>
      ) : null}
      {budgets.map((budget) => (
        <Section key={budget.id} title="Your budget today">
          <Bar label={budget.name} parts={partsOf(budget.balance)} />
          <p className="mt-3">
            <TextLink to={paths.budget(budget.id)}>See every line of it</TextLink>
          </p>
        </Section>
      ))}
    </>
  );
}

function partsOf(balance: {
  availablePence: Pence;
  committedPence: Pence;
  owedPence: Pence;
  paidPence: Pence;
}): BarPart[] {
  const part = (label: string, pence: Pence, tone: BarPart["tone"]) => ({
    label,
    value: pence,
    text: formatMoney(pence),
    tone,
  });
  return [
    part("Paid", balance.paidPence, "teal"),
    part("Owed", balance.owedPence, "accent"),
    part("Committed", balance.committedPence, "pale"),
    part("Available", balance.availablePence, "rest"),
  ];
}

/** What a visitor finds: what this is, the menu, and the two doors. */
function Welcome({ demonstration }: { demonstration: boolean }) {
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
      {demonstration ? (
        <Section title="Look around">
          <p>
            This is a demonstration. <TextLink to={paths.personas()}>Sign in as one of its people</TextLink>:
            an officer, a school's lead, a partnership's coordinator or a provider's manager.
          </p>
        </Section>
      ) : null}
      <Section title="Do you run alternative provision?">
        <p>
          <TextLink to={paths.register()}>Register your organisation</TextLink> to be assured and to list what
          you offer.
        </p>
      </Section>
    </>
  );
}
