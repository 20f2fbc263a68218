import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { paths } from "#app/core/paths.ts";
import { roleNames } from "#app/core/words/people.ts";
import { findPersonaAccount } from "#app/domain/people/persona-account.server.ts";
import { env } from "#app/platform/env.server.ts";
import { found } from "#app/platform/found.ts";
import { localPath } from "#app/platform/local-path.ts";
import { personas } from "#app/platform/personas.ts";
import { openSession } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Sign in as somebody from the story") }];

export function loader({ request }: LoaderFunctionArgs) {
  found(env().DEMONSTRATION || undefined);
  return { to: localPath(new URL(request.url).searchParams.get("to")), personas };
}

export async function action({ request }: ActionFunctionArgs) {
  found(env().DEMONSTRATION || undefined);
  const typed = await request.formData();
  const userId = found(await findPersonaAccount(typed.get("persona")));
  return openSession(request, userId, localPath(typed.get("to")));
}

export default function Personas() {
  const { personas: people, to } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Sign in as somebody from the story"
        lead="This portal is a demonstration. Everybody here is invented; no password is asked for."
        back={{ to: paths.signIn(), text: "Sign in" }}
      />
      <ul className="grid gap-3 md:grid-cols-2">
        {people.map((persona) => (
          <li
            key={persona.key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-white p-4"
          >
            <div>
              <h2 className="text-lg font-semibold">{persona.name}</h2>
              <p className="text-soft">{roleNames[persona.role]}</p>
              <p className="text-soft">{persona.organisation}</p>
            </div>
            <PortalForm reloadDocument>
              <Hidden name="persona" value={persona.key} />
              <Hidden name="to" value={to} />
              <Button kind="secondary">
                Sign in<span className="sr-only"> as {persona.name}</span>
              </Button>
            </PortalForm>
          </li>
        ))}
      </ul>
    </>
  );
}
