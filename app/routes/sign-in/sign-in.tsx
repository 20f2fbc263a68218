import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { SignInForm } from "#app/domain/people/forms.ts";
import { signIn } from "#app/domain/people/sign-in.server.ts";
import { env } from "#app/platform/env.server.ts";
import { localPath } from "#app/platform/local-path.ts";
import { openSession, personOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Sign in") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"));
  if (await personOf(request)) throw redirect(to);
  return { to, isDemonstration: env().DEMONSTRATION };
}

export function action({ request, context }: ActionFunctionArgs) {
  return submit(
    request,
    SignInForm,
    async ({ to, ...typed }) => {
      const { userId, roles } = await signIn(typed, context.address);
      const wanted = localPath(to);
      const next = roles > 1 ? `${paths.chooseRole()}?to=${encodeURIComponent(wanted)}` : wanted;
      return openSession(request, userId, next);
    },
    (signedIn) => signedIn,
  );
}

export default function SignIn() {
  const { to, isDemonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Sign in"
        lead="For schools, partnerships, providers and officers of the authority."
      />
      <PortalForm reply={reply} reloadDocument>
        <Hidden name="to" value={to} />
        <Field name="email" label="Email address" type="email" autoComplete="username" width="medium" />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          width="medium"
        />
        <ButtonGroup>
          <Button>Sign in</Button>
        </ButtonGroup>
      </PortalForm>
      <p className="prose mt-8">
        People come in by invitation. If you have none, ask whoever looks after the portal in your
        organisation. Providers new to the authority can <TextLink to={paths.register()}>register</TextLink>.
      </p>
      {isDemonstration ? (
        <div className="mt-6">
          <Notice title="This is a demonstration">
            <TextLink to={paths.personas()}>Sign in as somebody from the story</TextLink>, without a password.
          </Notice>
        </div>
      ) : null}
    </>
  );
}
