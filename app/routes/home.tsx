import type { MetaFunction } from "@remix-run/node";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Home") }];

export default function Home() {
  return <PageHeader title="Alternative provision" />;
}
