/** A small server that keeps objects as S3 does, and lets in only requests that are signed as S3 asks. */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const s3Credentials = { accessKeyId: "a-key", secretAccessKey: "a-secret" };
export const s3Bucket = "portal-files";

type Kept = { bytes: Buffer; writtenAt: Date };
export type S3Double = {
  url: string;
  objects: Map<string, Kept>;
  asked: string[];
  /** What it answers from now on instead: a status, or silence. */
  fault: { status?: number; hangs?: boolean };
  close(): Promise<void>;
};

/** `pageSize` is how many objects a list gives at once. */
export async function s3Double({ pageSize = 1000 } = {}): Promise<S3Double> {
  const objects = new Map<string, Kept>();
  const asked: string[] = [];
  const fault: S3Double["fault"] = {};
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    asked.push(`${request.method} ${request.url}`);
    if (fault.hangs) return;
    if (fault.status) refuse(response, fault.status, "InternalError");
    else if (!isSigned(request, body)) refuse(response, 403, "SignatureDoesNotMatch");
    else answer(request, response, { objects, body, pageSize });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    fault,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Held = { objects: Map<string, Kept>; body: Buffer; pageSize: number };

function answer(request: IncomingMessage, response: ServerResponse, held: Held): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://s3.test");
  const [, bucket = "", ...rest] = pathname.split("/").map(decodeURIComponent);
  const key = rest.join("/");
  const object = held.objects.get(key);
  if (bucket !== s3Bucket) refuse(response, 404, "NoSuchBucket");
  else if (request.method === "GET" && key === "" && searchParams.get("list-type") === "2")
    list(response, searchParams, held);
  else if (request.method === "PUT") {
    held.objects.set(key, { bytes: held.body, writtenAt: new Date() });
    response.writeHead(200, { etag: `"${createHash("md5").update(held.body).digest("hex")}"` }).end();
  } else if (request.method === "DELETE") {
    held.objects.delete(key);
    response.writeHead(204).end();
  } else if (!object) refuse(response, 404, "NoSuchKey");
  else
    response
      .writeHead(200, {
        "content-length": object.bytes.length,
        "last-modified": object.writtenAt.toUTCString(),
      })
      .end(request.method === "HEAD" ? undefined : object.bytes);
}

function list(response: ServerResponse, asked: URLSearchParams, { objects, pageSize }: Held): void {
  const after = asked.get("continuation-token") ?? "";
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get("prefix") ?? "")).sort();
  const left = keys.filter((key) => key > after);
  const page = left.slice(0, pageSize);
  const isCut = left.length > page.length;
  const contents = page.map((key) => {
    const { bytes, writtenAt } = objects.get(key) ?? { bytes: Buffer.alloc(0), writtenAt: new Date(0) };
    return `<Contents><Key>${key}</Key><LastModified>${writtenAt.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
  });
  const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  response
    .writeHead(200, { "content-type": "application/xml" })
    .end(
      `<?xml version="1.0"?><ListBucketResult><Name>${s3Bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isCut}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`,
    );
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { "content-type": "application/xml" })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Signature version 4, worked out from the request as it came and compared with the one it bears. */
function isSigned({ headers, method, url = "/" }: IncomingMessage, body: Buffer): boolean {
  const bears =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, keyId, day, region, names, signature] = bears.exec(headers.authorization ?? "") ?? [];
  if (keyId !== s3Credentials.accessKeyId || !day || !region || !names) return false;
  if (headers["x-amz-content-sha256"] !== sha256(body)) return false;
  const { pathname, searchParams } = new URL(url, "http://s3.test");
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const query = [...searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const canonical = [
    method,
    pathname,
    query.join("&"),
    ...names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const secret = `AWS4${s3Credentials.secretAccessKey}`;
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, secret);
  return hmac(key, toSign).toString("hex") === signature;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
