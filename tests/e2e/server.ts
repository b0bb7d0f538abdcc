// A static host in small: what the site meets on GitHub Pages, Netlify or Cloudflare Pages, and nothing friendlier.
// It counts what it sends, so that a test can say how much has travelled.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};
/** Compressed already. */
const AS_IT_IS = new Set([".png", ".ico"]);

/** One answer that was given. */
export interface Sent {
  method: string;
  path: string;
  status: number;
  /** Of the body, as it travelled. */
  bytes: number;
}

/** A running host for one site. */
export interface Host {
  /** `http://127.0.0.1:1234` */
  origin: string;
  /** The address of the home page: the origin and the base path. */
  url: string;
  /** What has been sent since the last `reset`. */
  sent: Sent[];
  /** Answers 404 where the path matches, as after a deploy. */
  hide(path: RegExp): void;
  /** Forgets `sent` and `hide`. */
  reset(): void;
  close(): Promise<void>;
}

/** Serves `dist` on a free port of this machine. `base` is the folder of the address, as the site was built with. */
export async function host(dist: string, base = "/"): Promise<Host> {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error(`no site in ${dist}: run \`cargo xtask test e2e\`, which builds it`);
  }
  const rules = headerRules(join(dist, "_headers"));
  const sent: Sent[] = [];
  let hidden: RegExp[] = [];

  function answer(request: IncomingMessage, response: ServerResponse) {
    const method = request.method ?? "";
    const { pathname, search } = new URL(request.url ?? "/", "http://host");
    const reply = (status: number, headers: Record<string, string>, body: Buffer) => {
      response.writeHead(status, { ...headersFor(rules, pathname), ...headers, "content-length": body.length });
      response.end(method === "HEAD" ? undefined : body);
      sent.push({ method, path: pathname, status, bytes: method === "HEAD" ? 0 : body.length });
    };
    const plain = { "content-type": "text/plain; charset=utf-8" };
    if (method !== "GET" && method !== "HEAD") return reply(405, { ...plain, allow: "GET, HEAD" }, Buffer.from("405\n"));

    const found = hidden.some((path) => path.test(pathname)) ? missing : find(dist, base, pathname);
    if (found.kind === "folder") return reply(301, { ...plain, location: `${pathname}/${search}` }, Buffer.from("301\n"));
    const file = found.kind === "file" ? found.path : join(dist, "404.html");
    const status = found.kind === "file" ? 200 : 404;
    if (!pathname.startsWith(base) || !existsSync(file)) return reply(404, plain, Buffer.from("404\n"));

    const kind = extname(file);
    const type = { "content-type": TYPES[kind] ?? "application/octet-stream", vary: "accept-encoding" };
    const body = readFileSync(file);
    if (AS_IT_IS.has(kind) || !/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return reply(status, type, body);
    return reply(status, { ...type, "content-encoding": "br" }, compressed(body));
  }

  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + base,
    sent,
    hide: (path) => void hidden.push(path),
    reset() {
      sent.length = 0;
      hidden = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Found = { kind: "file"; path: string } | { kind: "folder" } | { kind: "missing" };
const missing: Found = { kind: "missing" };

function find(dist: string, base: string, pathname: string): Found {
  if (`${pathname}/` === base) return { kind: "folder" };
  if (!pathname.startsWith(base)) return missing;
  let inside: string;
  try {
    inside = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return missing;
  }
  const path = resolve(dist, `./${inside}`);
  if (inside.includes("\0") || (path !== resolve(dist) && !path.startsWith(resolve(dist) + sep))) return missing;
  // Hosts read it and do not serve it.
  if (path === resolve(dist, "_headers")) return missing;
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return missing;
  if (there.isFile()) return pathname.endsWith("/") ? missing : { kind: "file", path };
  if (!existsSync(join(path, "index.html"))) return missing;
  return pathname.endsWith("/") ? { kind: "file", path: join(path, "index.html") } : { kind: "folder" };
}

interface Rule {
  path: RegExp;
  headers: [string, string][];
}

/** The `_headers` file: a path on a line of its own, its headers indented below it. */
function headerRules(file: string): Rule[] {
  const rules: Rule[] = [];
  if (!existsSync(file)) return rules;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (!line.trim() || line.trim().startsWith("#")) continue;
    if (/^\s/.test(line)) {
      const [name, ...value] = line.trim().split(":");
      const rule = rules.at(-1);
      if (!rule || !name || value.length === 0) throw new Error(`${file}: no header of a path: ${line}`);
      rule.headers.push([name.toLowerCase(), value.join(":").trim()]);
    } else {
      const parts = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
      rules.push({ path: new RegExp(`^${parts.join(".*")}$`), headers: [] });
    }
  }
  return rules;
}

/** As real hosts do, two rules that set the same header give both values, joined by a comma. */
function headersFor(rules: Rule[], pathname: string) {
  const headers: Record<string, string> = {};
  for (const rule of rules) {
    if (!rule.path.test(pathname)) continue;
    for (const [name, value] of rule.headers) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** Brotli at its best takes a second for the wasm, so it is kept for the other worker and the next run. */
function compressed(body: Buffer): Buffer {
  const folder = join(tmpdir(), "waymark-e2e-brotli");
  const kept = join(folder, createHash("sha256").update(body).digest("hex"));
  if (existsSync(kept)) return readFileSync(kept);
  const made = brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
  mkdirSync(folder, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, made);
  renameSync(unfinished, kept);
  return made;
}
