/** Every address that no page has: thrown here, so that the shell stays around it. */
export function loader(): never {
  throw new Response("Not found", { status: 404 });
}

export function action(): never {
  throw new Response("Not found", { status: 404 });
}

export default function NotFound() {
  return null;
}
